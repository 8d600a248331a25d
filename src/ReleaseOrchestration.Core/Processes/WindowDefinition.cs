using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>The hours of the week in which a phase may start. One that crosses midnight belongs to its first day.</summary>
public sealed record WindowDefinition
{
    /// <summary>The days; empty for all.</summary>
    public ImmutableArray<DayOfWeek> Days { get => field.IsDefault ? [] : field; init; }

    /// <summary>The first minute.</summary>
    public TimeOnly From { get; init; }

    /// <summary>The end; the minute itself is outside.</summary>
    public TimeOnly To { get; init; }

    /// <summary>An IANA id; UTC when none was given.</summary>
    public string TimeZone { get => field ?? string.Empty; init; }
}
