using System.Security.Cryptography;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>Length, checksum and hash of what passes.</summary>
internal sealed class BundleDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Crc32 _crc = new();

    public long Length { get; private set; }

    public uint Crc => _crc.Value;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        _crc.Append(bytes);
        _hash.AppendData(bytes);
    }

    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
