using System.Text;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>
/// Keys as bytes that SQLite compares as .NET compares texts ordinally. That is UTF-8, except that each half of a surrogate pair is encoded for itself.
/// </summary>
internal static class OrdinalKey
{
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new List<byte>(text.Length * 3);
        foreach (var unit in text)
        {
            Append(bytes, unit);
        }

        return [.. bytes];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length;)
        {
            var length = bytes[i] < 0x80 ? 1 : bytes[i] < 0xe0 ? 2 : 3;
            text.Append(length switch
            {
                1 => (char)bytes[i],
                2 => (char)(((bytes[i] & 0x1f) << 6) | (bytes[i + 1] & 0x3f)),
                _ => (char)(((bytes[i] & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)),
            });
            i += length;
        }

        return text.ToString();
    }

    private static void Append(List<byte> bytes, char unit)
    {
        if (unit < 0x80)
        {
            bytes.Add((byte)unit);
        }
        else if (unit < 0x800)
        {
            bytes.AddRange([(byte)(0xc0 | (unit >> 6)), (byte)(0x80 | (unit & 0x3f))]);
        }
        else
        {
            bytes.AddRange([(byte)(0xe0 | (unit >> 12)), (byte)(0x80 | ((unit >> 6) & 0x3f)), (byte)(0x80 | (unit & 0x3f))]);
        }
    }
}
