using System.Security.Cryptography;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>Tells states of a machine apart: the beginning of a SHA-256.</summary>
internal static class MachineHash
{
    private const int Size = 8;

    public static byte[] Of(ReadOnlySpan<byte> snapshot) => SHA256.HashData(snapshot)[..Size];
}
