using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One node of a release as people see it.</summary>
public sealed record NodeView
{
    /// <summary>Its path; empty for the release.</summary>
    public string Path { get => field ?? string.Empty; init; }

    /// <summary>release, phase, gate or activity.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Activities: automated, manual, subprocess, wait, check.</summary>
    public string Type { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Its status, as the language spells it.</summary>
    public required string Status { get; init; }

    /// <summary>Once it has ended: how those that depend on it see its end.</summary>
    public NodeEnding? Ending { get; init; }

    /// <summary>The run in which it ended, where it stays as it was in an earlier run; null for one of this run.</summary>
    public int? CarriedFrom { get; init; }

    /// <summary>For a release that was restarted: where this run comes from.</summary>
    public RestartOrigin? Restart { get; init; }

    /// <summary>Its outcome, such as approved.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Why it has not ended.</summary>
    public ImmutableArray<Wait> WaitsFor { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it should take, as people write it; empty when nobody said.</summary>
    public string ExpectedDuration { get => field ?? string.Empty; init; }

    /// <summary>When it should have ended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it was given.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>The newest attempt; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>All attempts.</summary>
    public ImmutableArray<AttemptView> Attempts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its tasks.</summary>
    public ImmutableArray<TaskView> Tasks { get => field.IsDefault ? [] : field; init; }

    /// <summary>Processes that were run so that it could try again.</summary>
    public ImmutableArray<RemedyView> Remedies { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its approval.</summary>
    public ApprovalView? Approval { get; init; }

    /// <summary>The values of its fields.</summary>
    public ImmutableSortedDictionary<string, DataValue> Fields { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Subprocess: the address of the child release.</summary>
    public string ChildReleaseId { get => field ?? string.Empty; init; }

    /// <summary>Whether it waits for retry, ignore or fail.</summary>
    public bool CanRemediate { get; init; }
}
