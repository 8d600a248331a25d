using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>What would happen if a release started at an instant and everything went well.</summary>
public sealed record ReleasePlan
{
    /// <summary>The process.</summary>
    public required string Process { get; init; }

    /// <summary>The input set; empty for none.</summary>
    public string InputSet { get => field ?? string.Empty; init; }

    /// <summary>When the release starts.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends; null when the plan does not get there.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Its status in the end.</summary>
    public required string Status { get; init; }

    /// <summary>How long things take where the process does not say it.</summary>
    public ImmutableSortedDictionary<string, string> Assumptions { get => field ?? ImmutableSortedDictionary<string, string>.Empty; init; }

    /// <summary>What starts together, in order.</summary>
    public ImmutableArray<PlanWave> Waves { get => field.IsDefault ? [] : field; init; }

    /// <summary>What is skipped, and why.</summary>
    public ImmutableArray<PlanSkip> Skipped { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the plan does not get to, or not to the end of, and why.</summary>
    public ImmutableArray<PlanOpenNode> Open { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who is asked for what, in order.</summary>
    public ImmutableArray<PlanRequest> People { get => field.IsDefault ? [] : field; init; }

    /// <summary>Windows and freezes that nodes wait for.</summary>
    public ImmutableArray<PlanHit> Calendar { get => field.IsDefault ? [] : field; init; }

    /// <summary>Dates by which phases are due.</summary>
    public ImmutableArray<PlanDue> Due { get => field.IsDefault ? [] : field; init; }

    /// <summary>The chain of nodes that decides when the release ends, each started by the end of the one before.</summary>
    public ImmutableArray<PlanStep> CriticalPath { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the plan had to assume, and what is worth knowing.</summary>
    public ImmutableArray<PlanNote> Notes { get => field.IsDefault ? [] : field; init; }
}
