namespace ReleaseOrchestration.Application.Randomness;

/// <summary>Where unpredictable bytes come from: ids, keys, nonces.</summary>
public interface IRandomSource
{
    /// <summary>Fills a buffer.</summary>
    void Fill(Span<byte> buffer);
}
