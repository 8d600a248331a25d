using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>An input of a release: its value, where that comes from, and what it stands over.</summary>
public sealed record TracedInput
{
    /// <summary>Whose input it is.</summary>
    public InputScope Scope { get; init; }

    /// <summary>Empty for the process, the id of a phase, or the path of an activity.</summary>
    public string Owner { get => field ?? string.Empty; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The value; null when there is none, or none yet.</summary>
    public DataValue? Value { get; init; }

    /// <summary>The source of the value; null when nothing gives one.</summary>
    public InputClaim? Source { get; init; }

    /// <summary>What would have counted without it, the strongest first.</summary>
    public ImmutableArray<InputClaim> Overrode { get => field.IsDefault ? [] : field; init; }
}
