using System.Security.Cryptography;

namespace ReleaseOrchestration.Application.Randomness;

/// <summary>The random source of the operating system.</summary>
public sealed class SystemRandomSource : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
}
