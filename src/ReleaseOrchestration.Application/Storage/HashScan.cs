using System.Text;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>Finds what may be the hash of a blob in bytes: 64 hexadecimal digits. Too much is found rather than too little.</summary>
public static class HashScan
{
    private const int Length = 64;

    /// <summary>Adds what is found to those that were found before.</summary>
    public static void Find(ReadOnlySpan<byte> bytes, HashSet<string> hashes)
    {
        for (var (start, at) = (0, 0); at <= bytes.Length; at++)
        {
            if (at < bytes.Length && bytes[at] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f'))
            {
                continue;
            }

            for (var first = start; first + Length <= at; first++)
            {
                hashes.Add(Encoding.ASCII.GetString(bytes.Slice(first, Length)));
            }

            start = at + 1;
        }
    }
}
