using System.Text.RegularExpressions;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>An address with places to fill, such as <c>https://ci.example/{pipeline}/runs?ref={ref}</c>.</summary>
/// <param name="Text">As it stands in the settings.</param>
internal sealed partial record UrlTemplate(string Text)
{
    /// <summary>Fills the places. Values are escaped, so that they stay in their place: they can neither change the host nor climb out of a folder.</summary>
    public Result<Uri> Fill(string connectorId, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var pathStart = Text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? Text.IndexOf('/', scheme + 3) : -1;
        var queryStart = Text.IndexOf('?', StringComparison.Ordinal);
        var known = values.ToArray().ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        ApplicationError? error = null;
        var filled = Place().Replace(Text, match =>
        {
            var name = match.Groups["name"].Value;
            if (!known.TryGetValue(name, out var value))
            {
                error ??= ConnectorErrors.WrongUrl(connectorId, $"has the place `{{{name}}}`, which is not known; known: {string.Join(", ", known.Keys.Select(key => $"{{{key}}}"))}");
                return string.Empty;
            }

            if (pathStart < 0 || match.Index < pathStart)
            {
                error ??= ConnectorErrors.WrongUrl(connectorId, $"has the place `{{{name}}}` in its host; places may stand in the path and the query");
            }

            var inQuery = queryStart >= 0 && match.Index > queryStart;
            error ??= inQuery || !HasDots(value) ? null : ConnectorErrors.WrongUrl(connectorId, $"would get `{value}` for `{{{name}}}`, whose part `.` or `..` changes the folder");
            return inQuery ? Uri.EscapeDataString(value) : string.Join('/', value.Split('/').Select(Uri.EscapeDataString));
        });
        return error ?? Parse(connectorId, filled);
    }

    private static bool HasDots(string value) => value.Split('/').Any(segment => segment is "." or "..");

    private static Result<Uri> Parse(string connectorId, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return ConnectorErrors.WrongUrl(connectorId, "is no absolute http or https address");
        }

        return address.UserInfo.Length == 0 ? address : ConnectorErrors.WrongUrl(connectorId, "holds a user or password; write a header with a secret reference instead");
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
