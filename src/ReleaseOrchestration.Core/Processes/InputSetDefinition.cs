using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A named set of values for the inputs of one process.</summary>
public sealed record InputSetDefinition
{
    /// <summary>Unique among input sets.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>The id of the process.</summary>
    public required string Process { get; init; }

    /// <summary>Values of process inputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Global { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Values by phase.</summary>
    public ImmutableSortedDictionary<string, PhaseInputs> Phases { get => field ?? ImmutableSortedDictionary<string, PhaseInputs>.Empty; init; }
}
