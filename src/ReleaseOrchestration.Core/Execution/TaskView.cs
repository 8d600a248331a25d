using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One task of a manual activity.</summary>
public sealed record TaskView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Whether the activity cannot complete without it.</summary>
    public bool Required { get; init; }

    /// <summary>Its status.</summary>
    public TaskState Status { get; init; }

    /// <summary>Who changed it last.</summary>
    public string By { get => field ?? string.Empty; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long it should take, as people write it; empty when nobody said.</summary>
    public string ExpectedDuration { get => field ?? string.Empty; init; }

    /// <summary>When somebody began it; for one that was ended without having been begun, when it was asked for.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was done or had failed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was said about it, the newest last; older ones are in the audit trail.</summary>
    public ImmutableArray<TaskComment> Comments { get => field.IsDefault ? [] : field; init; }

    /// <summary>What was said with the last change.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>The subprocesses that were started for it, in order, those for earlier attempts too.</summary>
    public ImmutableArray<TaskProcess> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who does it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }
}
