using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a subprocess was given against what its process declares; those of a release were checked before it started.</summary>
internal sealed partial class ReleaseTurn
{
    private (ImmutableSortedDictionary<string, DataValue> Values, string? Fault)? _globals;

    private ImmutableSortedDictionary<string, DataValue> GlobalInputs => (_globals ??= ReadGlobals()).Values;

    private string? InputFault => (_globals ??= ReadGlobals()).Fault;

    private (ImmutableSortedDictionary<string, DataValue> Values, string? Fault) ReadGlobals()
    {
        var values = _start.Inputs.Global.Over(Defaults(Definition.Inputs));
        if (_start.Parent is null || _start.RulesVersion < RulesVersion.DeclaredInputs)
        {
            return (values, null);
        }

        string? fault = null;
        foreach (var (name, input) in Definition.Inputs)
        {
            if (!values.TryGetValue(name, out var value) || value.IsNull || value.Kind == DataKind.Unknown)
            {
                continue;
            }

            if (input.Type == InputType.Secret && _start.Computed.Contains(name))
            {
                fault ??= $"input '{name}': a text that was computed is no secret; pass on an input of type secret";
                continue;
            }

            var reading = InputReading.Read(input, value);
            fault ??= reading.Fault is { } wrong ? $"input '{name}': {wrong.Message} {wrong.Fix}" : null;
            values = reading.Value is { } read ? values.SetItem(name, read) : values;
        }

        return (values, fault);
    }
}
