using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>A release, or an occurrence for which there is none yet.</summary>
internal sealed record CalendarItem
{
    public string Id { get => field ?? string.Empty; init; }

    public string Name { get => field ?? string.Empty; init; }

    public string Version { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string Group { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    public DateTimeOffset? PlannedAt { get; init; }

    public DateTimeOffset? PlannedUntil { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string Occurrence { get => field ?? string.Empty; init; }

    public bool Projected { get; init; }

    /// <summary>When it began, or is meant to.</summary>
    public DateTimeOffset? Begins => StartedAt ?? PlannedAt;

    /// <summary>When it ended, or is meant to; null while it runs.</summary>
    public DateTimeOffset? Ends => StartedAt is null ? PlannedUntil : EndedAt;
}
