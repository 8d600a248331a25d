using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>A release in a list: what was asked for and how it is.</summary>
public sealed record ReleaseOverview
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its version, as people count.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>The newest run, or the one that was asked for; 1 for the first.</summary>
    public int Run { get; init; }

    /// <summary>Its status.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>The process.</summary>
    public string Process { get => field ?? string.Empty; init; }

    /// <summary>The version of the process; null for the newest at the start.</summary>
    public int? ProcessVersion { get; init; }

    /// <summary>The input set; empty for none.</summary>
    public string InputSet { get => field ?? string.Empty; init; }

    /// <summary>The revision of the input set that was pinned.</summary>
    public int? InputSetVersion { get; init; }

    /// <summary>The release group; empty for none.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public string CreatedBy { get => field ?? string.Empty; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it is meant to be; null for a release without a time.</summary>
    public ReleaseSchedule? Schedule { get; init; }

    /// <summary>Who agreed that it starts, where its group asks for that; empty before.</summary>
    public string ApprovedBy { get => field ?? string.Empty; init; }

    /// <summary>The environments that its process names.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>The services that its process names.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Why it must be kept, however old it is; null when nothing says so.</summary>
    public LegalHold? LegalHold { get; init; }

    internal static ReleaseOverview Of(ReleaseRecord record, ReleaseSummary? summary) => new()
    {
        Id = record.Id,
        Name = record.Name,
        Version = record.Version,
        Run = Math.Max(record.Run, summary?.Run ?? 0),
        Status = summary?.Status ?? StatusOf(record.State),
        Reason = summary?.Reason ?? record.Reason,
        Process = record.Process,
        ProcessVersion = record.ProcessVersion,
        InputSet = record.InputSet,
        InputSetVersion = record.InputSetVersion,
        Group = record.Group,
        Tags = record.Tags,
        CreatedAt = record.CreatedAt,
        CreatedBy = record.CreatedBy,
        StartedAt = record.StartedAt,
        StartedBy = record.StartedBy,
        Schedule = record.Schedule,
        ApprovedBy = record.ApprovedBy,
        Environments = record.Environments,
        Services = record.Services,
        LegalHold = record.LegalHold,
        EndedAt = summary?.EndedAt,
        Outputs = summary?.Outputs ?? ImmutableSortedDictionary<string, DataValue>.Empty,
    };

    private static ReleaseStatus StatusOf(LaunchState state) => state switch
    {
        LaunchState.Draft => ReleaseStatus.Draft,
        LaunchState.Scheduled => ReleaseStatus.Scheduled,
        LaunchState.Cancelled => ReleaseStatus.Aborted,
        _ => ReleaseStatus.Running,
    };
}
