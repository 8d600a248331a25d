using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>How many refusals get an entry of their own; the others are counted. Validated at start.</summary>
public sealed class RefusalOptions
{
    /// <summary>How many get one at once. Default 200.</summary>
    [Range(1, 100_000)]
    public int Burst { get; set; } = 200;

    /// <summary>How many a minute get one after that. Default 10.</summary>
    [Range(1, 100_000)]
    public int PerMinute { get; set; } = 10;

    /// <summary>How long others are counted before an entry sums them up. Default five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SummaryEvery { get; set; } = TimeSpan.FromMinutes(5);
}
