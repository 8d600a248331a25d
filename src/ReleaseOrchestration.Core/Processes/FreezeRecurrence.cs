using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// When a freeze comes again. Days are written <c>Fri</c> (weekly), <c>28</c> or <c>last</c> (monthly) and <c>12-20</c> (yearly); a day that a month does not have is its last.
/// </summary>
public sealed record FreezeRecurrence
{
    /// <summary>How often it begins.</summary>
    public FreezeFrequency Frequency { get; init; }

    /// <summary>The days on which it begins; every day when there are none.</summary>
    public ImmutableArray<string> Days { get => field.IsDefault ? [] : field; init; }

    /// <summary>The time of day at which it begins.</summary>
    public TimeOnly From { get; init; }

    /// <summary>The time of day at which it ends.</summary>
    public TimeOnly To { get; init; }

    /// <summary>The day on which it ends; empty for the first time of day <see cref="To"/> after its beginning.</summary>
    public string ToDay { get => field ?? string.Empty; init; }

    /// <summary>An IANA id; UTC when none was given.</summary>
    public string TimeZone { get => field ?? string.Empty; init; }

    /// <summary>Before it, nothing is frozen.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>From then on, nothing is frozen.</summary>
    public DateTimeOffset? End { get; init; }
}
