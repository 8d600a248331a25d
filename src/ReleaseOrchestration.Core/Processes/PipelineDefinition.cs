using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What an automated activity runs.</summary>
public sealed record PipelineDefinition
{
    /// <summary>The id of the connector; <c>default</c> when none was given.</summary>
    public string Connector { get => field ?? string.Empty; init; }

    /// <summary>Its name there, such as <c>org/project/pipeline</c>; may be an expression.</summary>
    public string Pipeline { get => field ?? string.Empty; init; }

    /// <summary>A branch, tag or commit; may be an expression.</summary>
    public string? Ref { get; init; }

    /// <summary>What it is given besides the inputs of the activity; values may be expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
