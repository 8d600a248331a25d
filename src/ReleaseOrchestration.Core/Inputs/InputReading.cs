using System.Text.Json;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>A given value, converted and checked; one of the two is null.</summary>
internal sealed record InputReading(DataValue? Value, InputFault? Fault)
{
    public static InputReading Read(InputDefinition input, DataValue given)
    {
        if (InputConversion.Convert(input.Type, given) is not { } value)
        {
            return new InputReading(Value: null, Mismatch(input.Type, given));
        }

        var read = input.Items is { } items && value.Kind == DataKind.List ? Elements(items, value) : new InputReading(value, Fault: null);
        return read.Value is { } whole && InputConstraints.Check(input, whole) is { } fault ? new InputReading(Value: null, fault) : read;
    }

    private static InputReading Elements(InputDefinition items, DataValue list)
    {
        var elements = new List<DataValue>(list.Items.Length);
        foreach (var (index, element) in list.Items.Index())
        {
            var reading = Read(items, element);
            if (reading.Fault is { } fault)
            {
                return new InputReading(Value: null, fault with { Message = $"element [{index}]: {fault.Message}" });
            }

            elements.Add(reading.Value!);
        }

        return new InputReading(DataValue.Of(elements), Fault: null);
    }

    // The value of a secret must not be repeated: it may be the secret itself.
    private static InputFault Mismatch(InputType type, DataValue given) => type switch
    {
        InputType.Secret => new InputFault(
            InputCodes.NoSecretReference,
            "A secret is given by reference, and this is none.",
            "Write `env://NAME`, `file:///path` or `keyvault://vault/name`; if a secret stood here, revoke it."),
        InputType.String or InputType.Entity when given.Kind is DataKind.Number or DataKind.Boolean => new InputFault(
            InputCodes.WrongType, $"This is a {Word(given.Kind)}, and the input is a text.", $"Put it in quotes: \"{given}\"."),
        _ => new InputFault(InputCodes.WrongType, $"This is a {Word(given.Kind)}, and the input is of type {Word(type)}.", Example(type)),
    };

    private static string Example(InputType type) => type switch
    {
        InputType.Number => "Give a number such as 24 or 1.5.",
        InputType.Boolean => "Give true or false.",
        InputType.List => "Give a list such as `a,b` or `[\"a\", \"b\"]`.",
        InputType.Object => "Give a map such as `{\"key\": \"value\"}`.",
        _ => "Give a text.",
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
