using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Whether a value, already of the right type, is one that the input takes.</summary>
internal static class InputConstraints
{
    /// <summary>The first constraint that the value breaks; null when it breaks none.</summary>
    public static InputFault? Check(InputDefinition input, DataValue value) => Allowed(input, value) ?? Pattern(input, value) ?? Range(input, value) ?? Length(input, value);

    private static InputFault? Allowed(InputDefinition input, DataValue value)
    {
        if (input.Allowed.IsEmpty)
        {
            return null;
        }

        // A list is a choice of several.
        var chosen = value.Kind == DataKind.List && input.Allowed.All(a => a.Kind != DataKind.List) ? value.Items : [value];
        foreach (var item in chosen)
        {
            if (!input.Allowed.Contains(item))
            {
                return new InputFault(InputCodes.NotAllowed, $"{Shown(item)} is not allowed.", $"Allowed: {string.Join(", ", input.Allowed)}.");
            }
        }

        return null;
    }

    private static InputFault? Pattern(InputDefinition input, DataValue value)
    {
        if (input.Pattern is not { } source || value.Kind != DataKind.Text)
        {
            return null;
        }

        if (InputPattern.Compile(source) is not { } pattern)
        {
            return new InputFault(
                InputCodes.UnusablePattern, $"The pattern `{source}` cannot be used.", "Mend it in the process: a regular expression without back-references and look-around.");
        }

        return pattern.IsMatch(value.Text) ? null : new InputFault(InputCodes.PatternMismatch, $"{Shown(value)} does not match `{source}`.", "Give a value of that form.");
    }

    private static InputFault? Range(InputDefinition input, DataValue value)
    {
        var (measure, what) = value.Kind switch
        {
            DataKind.Number => (value.Number, Shown(value)),
            DataKind.Text => (value.Text.Length, $"A text of {value.Text.Length} characters"),
            DataKind.List => (value.Items.Length, $"A list of {value.Items.Length}"),
            _ => ((decimal?)null, string.Empty),
        };
        if (measure < input.Min)
        {
            return new InputFault(InputCodes.OutOfRange, $"{what} is too little.", $"Give at least {input.Min}.");
        }

        return measure > input.Max ? new InputFault(InputCodes.OutOfRange, $"{what} is too much.", $"Give at most {input.Max}.") : null;
    }

    private static InputFault? Length(InputDefinition input, DataValue value)
    {
        var (length, what) = value.Kind switch
        {
            DataKind.Text => (value.Text.Length, $"A text of {value.Text.Length} characters"),
            DataKind.List => (value.Items.Length, $"A list of {value.Items.Length}"),
            DataKind.Map => (value.Entries.Count, $"A map of {value.Entries.Count}"),
            _ => ((int?)null, string.Empty),
        };
        if (input.Length is not { } range || length is null || (!(length < range.Min) && !(length > range.Max)))
        {
            return null;
        }

        var wanted = (range.Min, range.Max) switch
        {
            var (min, max) when min == max => $"The length is {min}.",
            (null, var max) => $"The length is at most {max}.",
            (var min, null) => $"The length is at least {min}.",
            var (min, max) => $"The length is from {min} to {max}.",
        };
        return new InputFault(InputCodes.OutOfRange, $"{what} is too {(length < range.Min ? "short" : "long")}.", wanted);
    }

    private static string Shown(DataValue value)
    {
        const int Longest = 80;
        var text = value.ToString();
        return $"`{(text.Length > Longest ? text[..Longest] + "…" : text)}`";
    }
}
