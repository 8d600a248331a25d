using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// The id of the instance of a machine: <c>release-run-hash</c>, at most 100 characters, lower case, none of <c>/ \ # ?</c>, as Durable Task demands.
/// </summary>
public static class InstanceId
{
    private const int HashLength = 32;

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
            && instanceId.AsSpan(prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
    }

    // A hash stands for what is too long, or not of lower-case letters, digits and hyphens: case is ignored there.
    private static string Scope(string releaseId) =>
        releaseId.Length <= 56 && releaseId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.') ? releaseId : Hash(releaseId);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
