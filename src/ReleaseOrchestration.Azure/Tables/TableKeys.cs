using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>
/// Names as keys of tables, which hold no <c>/ \ # ?</c> and no control characters, in the ordinal order of the names: a forbidden character becomes the one before it in the
/// alphabet and a tilde, and that one is told from itself by a brace where what follows could be mistaken.
/// </summary>
internal static class TableKeys
{
    private const string Forbidden = "/#?\\";
    private const string Before = ".\">[";
    private const char Mark = '~';
    private const char Escape = '}';

    // A key has at most 1 KiB, that is 512 characters; rows put something before it.
    private const int Longest = 440;
    private const int Kept = 360;

    public static string Encode(string name)
    {
        var key = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            Append(key, name, at);
        }

        return key.Length <= Longest ? key.ToString() : Cut(key.ToString(), name);
    }

    private static void Append(StringBuilder key, string name, int at)
    {
        var (character, next) = (name[at], at + 1 < name.Length ? name[at + 1] : '\0');
        if (Forbidden.IndexOf(character, StringComparison.Ordinal) is >= 0 and var which)
        {
            key.Append(Before[which]).Append(Mark);
        }
        else if (char.IsControl(character))
        {
            key.Append(CultureInfo.InvariantCulture, $" {Mark}{(int)character:x2}");
        }
        else
        {
            key.Append(character);
            if (next >= Escape && (character == ' ' || Before.Contains(character, StringComparison.Ordinal)))
            {
                key.Append(Escape);
            }
        }
    }

    // Long names keep their beginning, which is what they are looked up by; the hash tells them apart.
    private static string Cut(string key, string name) => $"{key[..Kept]}{Mark}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
}
