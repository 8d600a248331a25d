using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Which ids releases can have, and how they are made.</summary>
internal sealed class ReleaseIds(IRandomSource random)
{
    // Ids become part of names that some stores limit to 100 characters.
    public const int GreatestLength = 60;

    private const int SlugLength = 40;
    private const int SuffixLength = 6;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= GreatestLength && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A readable id; the same operation gives the same one, so that its repetition finds its own release.</summary>
    public string Make(string name, string? operation)
    {
        Span<byte> bytes = stackalloc byte[SuffixLength];
        if (operation is null)
        {
            random.Fill(bytes);
        }
        else
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(operation)).AsSpan(0, SuffixLength).CopyTo(bytes);
        }

        var suffix = new StringBuilder();
        foreach (var value in bytes)
        {
            suffix.Append(Letters[value % Letters.Length]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Slug(name)}-{suffix}");
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, SlugLength)).Trim('-');
        return text.Length == 0 ? "release" : text;
    }
}
