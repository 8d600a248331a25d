using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Secrets;

/// <summary>Seeded random secrets with every character that encodings change, and the shapes in which they might be found where they must not be.</summary>
internal sealed class Canaries
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const string Awkward = "/+\"\\&=é <?%";
    private readonly Dictionary<string, byte[]> _shapes = [];

    public Canaries(int seed)
    {
        var random = new Random(seed);
        Environment = Make(random, Awkward);
        File = Make(random, "/+=&%");
        Plain = Make(random, "/+=&");
        foreach (var secret in (string[])[Environment, File, Plain])
        {
            Watch(secret);
        }
    }

    /// <summary>The one behind <c>env://</c>.</summary>
    public string Environment { get; }

    /// <summary>The one behind <c>file://</c>; fit for a header.</summary>
    public string File { get; }

    /// <summary>One that somebody gives by value, which is refused.</summary>
    public string Plain { get; }

    /// <summary>Everything that a careless system might answer.</summary>
    public static string Echo(string secret) =>
        $"no access with {secret} (basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + secret))}, {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}, {Uri.EscapeDataString(secret)}, {JsonSerializer.Serialize(secret)})";

    /// <summary>The names of the shapes that stand in these bytes.</summary>
    public IEnumerable<string> FoundIn(ReadOnlyMemory<byte> bytes) => _shapes.Where(shape => bytes.Span.IndexOf(shape.Value) >= 0).Select(shape => shape.Key);

    // A run of letters in the middle is looked for by itself: no encoding of text changes it, so that no partial trace goes unseen.
    private static string Make(Random random, string awkward) =>
        $"{Letters(random, 6)}{awkward}{Letters(random, 24)}{awkward}{Letters(random, 6)}";

    private static string Letters(Random random, int count) => new(random.GetItems<char>(Alphabet, count));

    private void Watch(string secret)
    {
        Add("as it is", secret);
        Add("core", secret.Split(Awkward[0])[1].Where(char.IsAsciiLetterOrDigit).Aggregate(string.Empty, (text, c) => text + c)[..20]);
        Add("JSON", JsonSerializer.Serialize(secret).Trim('"'));
        Add("JSON, relaxed", JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
        Add("URL", Uri.EscapeDataString(secret));
        Add("form", WebUtility.UrlEncode(secret));
        for (var offset = 0; offset < 3; offset++)
        {
            Add($"Base64 at {offset}", Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('u', offset) + secret))[4..^4]);
        }

        void Add(string name, string shape) => _shapes[$"{name} of {secret[..4]}…"] = Encoding.UTF8.GetBytes(shape);
    }
}
