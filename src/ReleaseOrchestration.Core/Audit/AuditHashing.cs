using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Core.Audit;

/// <summary>The hash that links a record to the one before.</summary>
internal static class AuditHashing
{
    public const int Size = SHA256.HashSizeInBytes;

    private const int StackLimit = 1024;

    // The name is part of the first hash, so that no record can be moved to another chain.
    public static string Genesis(string chain) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("audit:v1\n" + chain)));

    public static void Link(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        var length = Size + body.Length;
        var rented = length > StackLimit ? ArrayPool<byte>.Shared.Rent(length) : null;
        var buffer = rented is null ? stackalloc byte[StackLimit] : rented;
        previous.CopyTo(buffer);
        body.CopyTo(buffer[Size..]);
        SHA256.HashData(buffer[..length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Upper case is refused: a hash has one spelling, so that one flipped bit of it is seen.
    public static bool TryRead(string hex, Span<byte> hash) =>
        hex.Length == Size * 2
        && !hex.AsSpan().ContainsAnyInRange('A', 'F')
        && Convert.FromHexString(hex, hash, out _, out _) == OperationStatus.Done;
}
