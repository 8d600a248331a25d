using System.Text;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>Finds what may be the hash of a blob in bytes: 64 hexadecimal digits. Too much is found rather than too little.</summary>
internal static class HashScan
{
    private const int Length = 64;

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
