namespace ReleaseOrchestration.Azure.Payloads;

/// <summary>Keeps inputs, outputs and messages that are too large for the history of a durable instance; they go with their release.</summary>
public sealed class PayloadStore
{
    /// <summary>Up to here bytes are handed on as they are.</summary>
    public const int LongestInline = 32 * 1024;

    /// <summary>Keeps bytes of a release when they are many; durable when it returns.</summary>
    public Task<Payload> PutAsync(string releaseId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The bytes; <see cref="InvalidDataException"/> when they are gone or damaged.</summary>
    public Task<ReadOnlyMemory<byte>> GetAsync(Payload payload, CancellationToken cancellationToken) => throw new NotSupportedException();
}
