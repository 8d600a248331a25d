using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>The inputs of a release, put together.</summary>
public sealed record InputResolution
{
    /// <summary>Values of process inputs.</summary>
    public required ImmutableSortedDictionary<string, ResolvedInput> Global { get; init; }

    /// <summary>By phase: values of its inputs.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ResolvedInput>> Phases { get; init; }

    /// <summary>By <c>phase.activity</c>: the values that the input set and the overrides give it.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, DataValue>> Activities { get; init; }

    /// <summary>All that is wrong with the values; what is missing is no problem yet.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>Required inputs without a value: <c>X</c>, <c>phase.X</c>, <c>phase.activity.X</c>.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>Whether a release can start with them.</summary>
    public bool IsComplete => Missing.IsEmpty && !Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>The values alone, as a release is started with them.</summary>
    public InputValues ToValues() => new()
    {
        Global = Values(Global),
        Phases = Phases.ToImmutableSortedDictionary(p => p.Key, p => DataValue.Of(Values(p.Value)), StringComparer.Ordinal),
        Activities = Activities.ToImmutableSortedDictionary(a => a.Key, a => DataValue.Of(a.Value), StringComparer.Ordinal),
    };

    private static ImmutableSortedDictionary<string, DataValue> Values(ImmutableSortedDictionary<string, ResolvedInput> inputs) =>
        inputs.ToImmutableSortedDictionary(i => i.Key, i => i.Value.Value, StringComparer.Ordinal);
}
