using System.Globalization;
using System.Text.Json;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Reads what is needed of the body of a webhook; what is missing or of another kind is empty.</summary>
internal static class WebhookJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The body; null when it is no JSON object.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or a number, down the names.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        try
        {
            return Find(element, names);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8: the parser lets both pass, and no name or id has them.
            return string.Empty;
        }
    }

    /// <summary>A whole number above zero, down the names; null when there is none.</summary>
    public static long? Id(this JsonElement element, params ReadOnlySpan<string> names) =>
        long.TryParse(element.Text(names), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static string Find(JsonElement element, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return string.Empty;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Number => element.GetRawText(),
            _ => string.Empty,
        };
    }
}
