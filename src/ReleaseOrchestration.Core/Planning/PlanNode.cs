using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A node that starts in a plan.</summary>
public sealed record PlanNode
{
    /// <summary>Its path.</summary>
    public required string Path { get; init; }

    /// <summary>phase, gate or activity.</summary>
    public required string Kind { get; init; }

    /// <summary>Activities: automated, manual, subprocess, wait, check.</summary>
    public string Type { get => field ?? string.Empty; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it does, in words.</summary>
    public string Does { get => field ?? string.Empty; init; }

    /// <summary>When it starts.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends; null when the plan does not get there.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Its status in the end.</summary>
    public required string Status { get; init; }

    /// <summary>What it waits for before its start and between its attempts.</summary>
    public ImmutableArray<PlanWait> Waits { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it is on the critical path.</summary>
    public bool IsCritical { get; init; }
}
