using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>How releases of groups are planned and started; the section <c>Cadence</c> of the configuration.</summary>
public sealed class CadenceOptions
{
    /// <summary>How far ahead releases of groups are planned.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "400.00:00:00")]
    public TimeSpan LookAhead { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How late a release may be seen first to be due and still count as on time; from then on the catch-up policy of its group decides.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often at the least the schedule is looked at; it is looked at besides whenever a release is due.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);
}
