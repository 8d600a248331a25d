using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Everything that gave values to the inputs of a release.</summary>
public sealed record InputGiving
{
    /// <summary>The process, with its activities taken from the Activity Store.</summary>
    public required ProcessDefinition Process { get; init; }

    /// <summary>The version of the process.</summary>
    public int? ProcessVersion { get; init; }

    /// <summary>The input set; null for none.</summary>
    public InputSetDefinition? InputSet { get; init; }

    /// <summary>Its revision.</summary>
    public int? InputSetRevision { get; init; }

    /// <summary>What was given for this execution: by <c>X</c>, <c>phase.X</c>, <c>phase.activity.X</c>.</summary>
    public ImmutableSortedDictionary<string, DataValue> Overrides { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Who gave it.</summary>
    public string OverriddenBy { get => field ?? string.Empty; init; }

    /// <summary>What was changed by retries, the first first.</summary>
    public ImmutableArray<RetryInputs> Retries { get => field.IsDefault ? [] : field; init; }

    /// <summary>By activity: the inputs of its newest attempt.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, DataValue>> Attempts
    {
        get => field ?? ImmutableDictionary<string, ImmutableSortedDictionary<string, DataValue>>.Empty;
        init;
    }
}
