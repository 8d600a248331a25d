using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>An address with places to fill, such as <c>https://ci.example/{pipeline}/runs?ref={ref}</c>.</summary>
/// <param name="Text">As it stands in the settings.</param>
public sealed partial record AddressTemplate(string Text)
{
    /// <summary>Fills the places. Values are escaped, so that they stay in their place: they can neither change the host nor climb out of a folder.</summary>
    /// <param name="address">The address.</param>
    /// <param name="values">The places that are known, and what they are filled with.</param>
    /// <returns>What is wrong, as the rest of a sentence that begins with the address; null for nothing.</returns>
    public string? Fill(out Uri? address, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var pathStart = Text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? Text.IndexOf('/', scheme + 3) : -1;
        var queryStart = Text.IndexOf('?', StringComparison.Ordinal);
        var known = values.ToArray().ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        string? problem = null;
        var filled = Place().Replace(Text, match =>
        {
            var name = match.Groups["name"].Value;
            if (!known.TryGetValue(name, out var value))
            {
                problem ??= $"has the place `{{{name}}}`, which is not known; known: {string.Join(", ", known.Keys.Select(key => $"{{{key}}}"))}";
                return string.Empty;
            }

            if (pathStart < 0 || match.Index < pathStart)
            {
                problem ??= $"has the place `{{{name}}}` in its host; places may stand in the path and the query";
            }

            var inQuery = queryStart >= 0 && match.Index > queryStart;
            problem ??= inQuery || !HasDots(value) ? null : $"would get `{value}` for `{{{name}}}`, whose part `.` or `..` changes the folder";
            return inQuery ? Uri.EscapeDataString(value) : string.Join('/', value.Split('/').Select(Uri.EscapeDataString));
        });
        var broken = Parse(filled, out address);
        return problem ?? broken;
    }

    private static bool HasDots(string value) => value.Split('/').Any(segment => segment is "." or "..");

    private static string? Parse(string text, out Uri? address)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return "is no absolute http or https address";
        }

        return address.UserInfo.Length == 0 ? null : "holds a user or password; write a header with a secret reference instead";
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
