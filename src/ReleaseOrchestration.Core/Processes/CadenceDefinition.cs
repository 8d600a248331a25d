using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// When the releases of a group are. Days are written <c>Thu</c> (weekly, biweekly), and <c>15</c>, <c>last</c>, <c>2nd Tue</c> or <c>last Fri</c> (monthly, quarterly).
/// </summary>
public sealed record CadenceDefinition
{
    /// <summary>The greatest interval that is read.</summary>
    public const int GreatestInterval = 1000;

    /// <summary>How often there is a release.</summary>
    public CadenceFrequency Frequency { get; init; }

    /// <summary>Every how many days, weeks, months or quarters; counted from <see cref="Start"/>.</summary>
    public int Interval { get => field == 0 ? 1 : field; init; }

    /// <summary>The days; a day of the month that a month does not have is its last.</summary>
    public ImmutableArray<string> Days { get => field.IsDefault ? [] : field; init; }

    /// <summary>The time of day.</summary>
    public TimeOnly At { get; init; }

    /// <summary>Five fields of cron: minute, hour, day of the month, month, day of the week.</summary>
    public string Cron { get => field ?? string.Empty; init; }

    /// <summary>An IANA id; UTC when none was given.</summary>
    public string TimeZone { get => field ?? string.Empty; init; }

    /// <summary>How long a release is meant to last.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Before it there is no release.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>From then on there is no release.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Occurrences that are left out or at another time.</summary>
    public ImmutableArray<CadenceDeviation> Exceptions { get => field.IsDefault ? [] : field; init; }
}
