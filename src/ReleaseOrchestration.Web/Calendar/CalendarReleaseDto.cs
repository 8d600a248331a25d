using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>A release on the calendar.</summary>
internal sealed record CalendarReleaseDto
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public int Run { get; init; }

    public ReleaseStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Process { get; init; }

    public string? Group { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public ImmutableArray<string>? Environments { get; init; }

    public ImmutableArray<string>? Services { get; init; }

    /// <summary>When it is meant to begin and end.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    public DateTimeOffset? PlannedUntil { get; init; }

    /// <summary>When it began and ended.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it starts by itself; null for one without a time.</summary>
    public bool? AutoStart { get; init; }

    /// <summary>The occurrence of its group that it is.</summary>
    public string? Occurrence { get; init; }

    /// <summary>Grows with each change of its time.</summary>
    public int? Revision { get; init; }

    public static CalendarReleaseDto Of(ReleaseEntry entry) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        Version = entry.Version,
        Run = entry.Run,
        Status = entry.Status,
        Reason = entry.Reason,
        Process = entry.Process,
        Group = entry.Group,
        Tags = entry.Tags,
        Environments = entry.Environments,
        Services = entry.Services,
        PlannedAt = entry.Schedule?.At,
        PlannedUntil = entry.Schedule?.Until,
        StartedAt = entry.StartedAt,
        EndedAt = entry.EndedAt,
        AutoStart = entry.Schedule?.AutoStart,
        Occurrence = entry.Schedule is { Occurrence.Length: > 0 } schedule ? schedule.Occurrence : null,
        Revision = entry.Schedule?.Revision,
    };
}
