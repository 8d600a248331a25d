using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>Never the same bytes twice, and the same in every run.</summary>
internal sealed class CountingRandom : IRandomSource
{
    private byte _next;

    public void Fill(Span<byte> buffer)
    {
        buffer.Clear();
        buffer[0] = ++_next;
    }
}
