namespace ReleaseOrchestration.Application.Storage;

/// <summary>Immutable bytes by the lower-case hexadecimal SHA-256 of their content.</summary>
public interface IBlobStore
{
    /// <summary>Stores bytes; durable when it returns. Storing the same bytes again does nothing.</summary>
    /// <returns>The hash.</returns>
    Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Reads bytes; null when there are none of that hash.</summary>
    Task<ReadOnlyMemory<byte>?> GetAsync(string hash, CancellationToken cancellationToken);
}
