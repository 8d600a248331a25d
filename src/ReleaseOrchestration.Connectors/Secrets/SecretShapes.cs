using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>What a secret may look like when another side echoes it: whole, line by line, as part of JSON, of an address or of a page, or as Base64 in whatever it was put into.</summary>
internal static partial class SecretShapes
{
    private const int Shortest = 4;
    private const int ShortestBase64 = 8;
    private const int Group = 3;

    /// <summary>The texts to look for. Short ones are left out, because they would blot out what is no secret; the secret itself never is.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        var lines = secret.Split('\n', StringSplitOptions.TrimEntries);
        return lines.Append(secret).SelectMany(Written).Where(shape => shape.Length >= Shortest).Concat(Base64(secret)).Append(secret).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Written(string text)
    {
        var relaxed = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        string[] shapes =
        [
            text,
            relaxed,
            relaxed.Replace("/", "\\/", StringComparison.Ordinal),
            Ascii(relaxed),
            Ascii(relaxed).Replace("/", "\\/", StringComparison.Ordinal),
            JsonEncodedText.Encode(text).ToString(),
            Uri.EscapeDataString(text),
            WebUtility.UrlEncode(text),
            WebUtility.HtmlEncode(text),
        ];
        return shapes.Concat(shapes.Select(shape => Escape().Replace(shape, match => match.Value.ToLowerInvariant())));
    }

    private static string Ascii(string json) =>
        string.Concat(json.Select(c => char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));

    // Inside a longer text, such as `user:password`, a secret begins at any of three places of a Base64 group; only what it alone determines can be found.
    private static IEnumerable<string> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var shapes = new List<string>();
        for (var offset = 0; offset < Group; offset++)
        {
            var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            var first = (offset * 8 + 5) / 6;
            var last = (offset + bytes.Length) * 8 / 6;
            shapes.Add(text[first..Math.Max(first, last)]);
        }

        shapes.Add(Convert.ToBase64String(bytes));
        shapes.Add(shapes[^1].TrimEnd('='));
        var telling = shapes.Where(shape => shape.Length >= ShortestBase64).ToArray();
        return telling.Concat(telling.Select(shape => shape.Replace('+', '-').Replace('/', '_')));
    }

    [GeneratedRegex(@"%[0-9A-F]{2}|\\u[0-9A-F]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
