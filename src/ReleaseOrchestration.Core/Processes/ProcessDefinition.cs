using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A process: the reusable blueprint of a release, in its canonical form.</summary>
public sealed record ProcessDefinition
{
    /// <summary>Unique among processes.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Who answers for it: <c>user:id</c>, <c>group:id</c>, or the name of a group.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>What a release must or may be given.</summary>
    public ImmutableSortedDictionary<string, InputDefinition> Inputs { get => field ?? ImmutableSortedDictionary<string, InputDefinition>.Empty; init; }

    /// <summary>Global variables; a value may hold expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>In the order of the document.</summary>
    public ImmutableArray<PhaseDefinition> Phases { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the release yields; values are expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
