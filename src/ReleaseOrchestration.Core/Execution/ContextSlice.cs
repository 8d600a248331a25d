using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The part of a release's values that one node reads.</summary>
public sealed record ContextSlice
{
    /// <summary>The release.</summary>
    public required ReleaseFacts Release { get; init; }

    /// <summary>Inputs of the process.</summary>
    public ImmutableSortedDictionary<string, DataValue> GlobalInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Inputs of the phase.</summary>
    public ImmutableSortedDictionary<string, DataValue> PhaseInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Inputs of the activity.</summary>
    public ImmutableSortedDictionary<string, DataValue> ActivityInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Variables, the narrowest scope first.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Nodes that have ended, by path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }

    /// <summary>What the pipeline reported, while outputs are evaluated.</summary>
    public DataValue? PipelineOutputs { get; init; }

    /// <summary>What the child release yielded, while outputs are evaluated.</summary>
    public DataValue? SubprocessOutputs { get; init; }
}
