using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// The id of the instance of a machine: <c>release-run-hash</c>, at most 100 characters, lower case, none of <c>/ \ # ?</c>, as Durable Task demands. None is the beginning of
/// another one: a purge on Azure Storage deletes the blobs of all instances whose ids begin with that of the purged one.
/// </summary>
public static class InstanceId
{
    private const int HashLength = 32;
    private const int LongestScope = 56;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The instance of a machine.</summary>
    public static string Of(MachineAddress address) => Prefix(address.ReleaseId, address.Run) + Hash(address.Path);

    /// <summary>How the ids of all instances of one run begin. Ids of other releases may begin so too; see <see cref="IsOf"/>.</summary>
    public static string Prefix(string releaseId, int run) => string.Create(CultureInfo.InvariantCulture, $"{Scope(releaseId)}-{run}-");

    /// <summary>Whether an id is one of that run of a release.</summary>
    public static bool IsOf(string instanceId, string releaseId, int run)
    {
        var prefix = Prefix(releaseId, run);
        return instanceId.Length == prefix.Length + HashLength
            && instanceId.StartsWith(prefix, StringComparison.Ordinal)
            && IsHash(instanceId.AsSpan(prefix.Length));
    }

    // A hash stands for what is too long, for other characters (case is ignored there), and for what could be taken for a hash or for an instance of another release.
    private static string Scope(string releaseId) =>
        releaseId.Length is > 0 and <= LongestScope && !releaseId.AsSpan().ContainsAnyExcept(Plain) && !HasHash(releaseId) ? releaseId : Hash(releaseId);

    private static bool HasHash(string releaseId)
    {
        for (var at = 0; at + HashLength <= releaseId.Length; at++)
        {
            if (IsHash(releaseId.AsSpan(at, HashLength)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHash(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
