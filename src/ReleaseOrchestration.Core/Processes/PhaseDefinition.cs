using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A phase: a stage of a process that groups activities.</summary>
public sealed record PhaseDefinition
{
    /// <summary>Unique among the phases of the process.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>Phases whose ends it waits for.</summary>
    public ImmutableArray<string> DependsOn { get => field.IsDefault ? [] : field; init; }

    /// <summary>A condition, evaluated once when its dependencies have ended.</summary>
    public string? If { get; init; }

    /// <summary>Which ends of its dependencies let it run.</summary>
    public RunOn RunOn { get; init; }

    /// <summary>The earliest start: an offset from the start of the release, an instant, or an expression for one.</summary>
    public string? NotBefore { get; init; }

    /// <summary>The hours in which it may start.</summary>
    public WindowDefinition? Window { get; init; }

    /// <summary>When it should have ended: an offset or an instant; shown, never enforced.</summary>
    public string? Due { get; init; }

    /// <summary>The environment it works on.</summary>
    public string? Environment { get; init; }

    /// <summary>The services it works on.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>Inputs of this phase alone.</summary>
    public ImmutableSortedDictionary<string, InputDefinition> Inputs { get => field ?? ImmutableSortedDictionary<string, InputDefinition>.Empty; init; }

    /// <summary>Variables of this phase.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What must be met before it starts.</summary>
    public ImmutableArray<ActivityDefinition> EntryGates { get => field.IsDefault ? [] : field; init; }

    /// <summary>What must be met before it ends.</summary>
    public ImmutableArray<ActivityDefinition> ExitGates { get => field.IsDefault ? [] : field; init; }

    /// <summary>In the order of the document.</summary>
    public ImmutableArray<ActivityDefinition> Activities { get => field.IsDefault ? [] : field; init; }

    /// <summary>What later nodes may read; values are expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
