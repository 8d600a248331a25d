using System.Security.Cryptography;
using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Azure.Tests.Support;

internal sealed class PlainRandom : IRandomSource
{
    public void Fill(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
}
