using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>What people are asked for.</summary>
public sealed record PlanRequest
{
    /// <summary>The activity or gate.</summary>
    public required string Path { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Who answers for it: they do the tasks and fill in the fields.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>When they are asked.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who approves; empty when no approval is asked for, or when anyone may.</summary>
    public ImmutableArray<string> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>How many approvals are needed; 0 when none is asked for.</summary>
    public int Needed { get; init; }

    /// <summary>Persons who may not approve.</summary>
    public ImmutableArray<string> Excluded { get => field.IsDefault ? [] : field; init; }

    /// <summary>By when they must decide.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The tasks that must be done.</summary>
    public ImmutableArray<PlanTask> Tasks { get => field.IsDefault ? [] : field; init; }

    /// <summary>The fields that must be filled in.</summary>
    public ImmutableArray<string> Fields { get => field.IsDefault ? [] : field; init; }
}
