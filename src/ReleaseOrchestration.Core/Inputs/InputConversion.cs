using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Reads a value as the type of an input. Command lines and forms have only text, so text counts as what it spells.</summary>
internal static class InputConversion
{
    /// <summary>The value in the declared type; null when it is of another type.</summary>
    public static DataValue? Convert(InputType type, DataValue value) => type switch
    {
        InputType.String or InputType.Entity => value.Kind == DataKind.Text ? value : null,
        InputType.Number => value.Kind == DataKind.Text ? Number(value.Text) : OfKind(value, DataKind.Number),
        InputType.Boolean => value.Kind == DataKind.Text ? Boolean(value.Text) : OfKind(value, DataKind.Boolean),
        InputType.List => value.Kind == DataKind.Text ? List(value.Text) : OfKind(value, DataKind.List),
        InputType.Object => value.Kind == DataKind.Text ? Json(value.Text, DataKind.Map) : OfKind(value, DataKind.Map),
        _ => Secret(value),
    };

    private static DataValue? OfKind(DataValue value, DataKind kind) => value.Kind == kind ? value : null;

    private static DataValue? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? DataValue.Of(number)
            : null;

    private static DataValue? Boolean(string text) => bool.TryParse(text, out var truth) ? DataValue.Of(truth) : null;

    private static DataValue? List(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('['))
        {
            return Json(trimmed, DataKind.List);
        }

        return trimmed.Length == 0 ? DataValue.EmptyList : DataValue.Of(trimmed.Split(',', StringSplitOptions.TrimEntries).Select(DataValue.Of));
    }

    private static DataValue? Json(string text, DataKind kind)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DataValueJsonContext.Default.DataValue) is { } value ? OfKind(value, kind) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DataValue? Secret(DataValue value)
    {
        var reference = value.Kind switch
        {
            DataKind.Secret => value.SecretReference,
            DataKind.Text => value.Text,
            _ => string.Empty,
        };
        return SecretReferences.IsReference(reference) ? DataValue.Secret(reference) : null;
    }
}
