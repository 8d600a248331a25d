using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What an activity is given against what it declares.</summary>
internal sealed partial class ActivityTurn
{
    private bool MindsDeclaredInputs => _start.RulesVersion >= RulesVersion.DeclaredInputs;

    /// <summary>The inputs of an attempt in their declared types, and the first that is not what was declared.</summary>
    private (ImmutableSortedDictionary<string, DataValue> Inputs, string? Fault) Declared(ImmutableSortedDictionary<string, DataValue> inputs)
    {
        if (!MindsDeclaredInputs)
        {
            return (inputs, null);
        }

        string? fault = null;
        foreach (var (name, input) in Definition.DeclaredInputs)
        {
            if (!inputs.TryGetValue(name, out var value) || value.IsNull || value.Kind == DataKind.Unknown)
            {
                continue;
            }

            if (input.Type == InputType.Secret && IsComputedText(name, value))
            {
                fault ??= $"input '{name}': a text that was computed is no secret; pass on an input of type secret";
                continue;
            }

            var reading = InputReading.Read(input, value);
            fault ??= reading.Fault is { } wrong ? $"input '{name}': {wrong.Message} {wrong.Fix}" : null;
            inputs = reading.Value is { } read ? inputs.SetItem(name, read) : inputs;
        }

        return (inputs, fault);
    }

    // What a pipeline reported must not make this server read a secret of its choice.
    private bool IsComputedText(string name, DataValue value) =>
        !State.ChangedInputs.ContainsKey(name) && !_start.Context.ActivityInputs.ContainsKey(name) && IsComputedText(Definition.Inputs, name, value);

    private static bool IsComputedText(ImmutableSortedDictionary<string, DataValue> mapping, string name, DataValue value) =>
        value.Kind == DataKind.Text && mapping.TryGetValue(name, out var raw) && raw.Kind == DataKind.Text && Template.MayHoldExpressions(raw.Text);

    /// <summary>The names of those inputs of a subprocess that a mapping computed as texts.</summary>
    private ImmutableArray<string> ComputedTexts(ImmutableSortedDictionary<string, DataValue> mapping, ImmutableSortedDictionary<string, DataValue> inputs) =>
        MindsDeclaredInputs ? [.. inputs.Where(i => IsComputedText(mapping, i.Key, i.Value)).Select(i => i.Key)] : [];

    private ImmutableArray<string> InputFaults(ImmutableSortedDictionary<string, DataValue> changed)
    {
        if (!MindsDeclaredInputs || Definition.DeclaredInputs.IsEmpty)
        {
            return [];
        }

        var known = Definition.DeclaredInputs.Keys;
        return [.. changed.Select(c => Fault(c.Key, c.Value)).OfType<string>()];

        string? Fault(string name, DataValue value)
        {
            if (!Definition.DeclaredInputs.TryGetValue(name, out var input))
            {
                return $"There is no input '{name}'. {Suggestions.DidYouMean(name, known, $"The inputs are {string.Join(", ", known)}.")}";
            }

            return InputReading.Read(input, value).Fault is { } fault ? $"'{name}': {fault.Message} {fault.Fix}" : null;
        }
    }
}
