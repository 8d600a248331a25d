using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Names signals: the same request has the same name, so that a machine does it once.</summary>
internal sealed class SignalIds(IRandomSource random)
{
    private const int Length = 16;

    public string For(Origin origin, MachineAddress to, string action)
    {
        if (origin.Operation is { } operation)
        {
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}\n{to}\n{action}")).AsSpan(0, Length));
        }

        Span<byte> bytes = stackalloc byte[Length];
        random.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
