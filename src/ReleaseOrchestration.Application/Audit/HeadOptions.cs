using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Where the heads of all trails are published. Validated at start.</summary>
public sealed class HeadOptions
{
    /// <summary>The file to which they are appended, best on another disk or a share that keeps what was written; empty for none.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>How often. Default one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
