using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What must be true when nothing more is due in a scenario.</summary>
public sealed record ScenarioExpectations
{
    /// <summary>The run that it is about.</summary>
    public int Run { get; init; } = 1;

    /// <summary>The status of the release.</summary>
    public ReleaseStatus? Release { get; init; }

    /// <summary>Statuses by path.</summary>
    public ImmutableSortedDictionary<string, string> Statuses { get => field ?? ImmutableSortedDictionary<string, string>.Empty; init; }

    /// <summary>Chains of paths; each started after the one before had ended.</summary>
    public ImmutableArray<ImmutableArray<string>> Order { get => field.IsDefault ? [] : field; init; }

    /// <summary>Paths that ran at the same time.</summary>
    public ImmutableArray<ImmutableArray<string>> Overlap { get => field.IsDefault ? [] : field; init; }

    /// <summary>Offsets or instants by path.</summary>
    public ImmutableSortedDictionary<string, string> Started { get => field ?? ImmutableSortedDictionary<string, string>.Empty; init; }

    /// <summary>Paths that never started.</summary>
    public ImmutableArray<string> NeverStarted { get => field.IsDefault ? [] : field; init; }

    /// <summary>Nodes that stay as they ended in an earlier run.</summary>
    public ImmutableArray<string> Carried { get => field.IsDefault ? [] : field; init; }

    /// <summary>What is expected of later runs.</summary>
    public ImmutableArray<ScenarioExpectations> Runs { get => field.IsDefault ? [] : field; init; }

    /// <summary>Exactly the lines that are refused.</summary>
    public ImmutableArray<ExpectedRefusal> Refused { get => field.IsDefault ? [] : field; init; }

    /// <summary>How many attempts there were, by path.</summary>
    public ImmutableSortedDictionary<string, int> Attempts { get => field ?? ImmutableSortedDictionary<string, int>.Empty; init; }

    /// <summary>By path: a map of inputs that the last attempt was given.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Outputs of the release.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
