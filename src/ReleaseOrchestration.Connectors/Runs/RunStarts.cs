using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Remembers the starts of runs, durably, one for each idempotency key.</summary>
internal sealed class RunStarts(IDocumentStore documents)
{
    public async Task<RunStart?> FindAsync(string key, CancellationToken cancellationToken) =>
        await documents.GetAsync(KeyOf(key), cancellationToken) is { } stored
            ? JsonSerializer.Deserialize(stored.Body.Span, RunsJsonContext.Default.RunStart)! with { ETag = stored.ETag }
            : null;

    /// <summary>Writes a start over the one that it was made of; <see cref="ConnectorUnavailableException"/> when another call was faster.</summary>
    public async Task<RunStart> WriteAsync(RunStart start, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(start, RunsJsonContext.Default.RunStart);
        var result = await documents.WriteAsync([new(KeyOf(start.Key), body, start.ETag.Length > 0 ? start.ETag : DocumentWrite.MustNotExist)], cancellationToken);
        return result.Succeeded ? start with { ETag = result.ETags[0] } : throw new ConnectorUnavailableException(RunErrors.StartedElsewhere(start.Key));
    }

    /// <summary>Forgets a start that surely started nothing.</summary>
    public async Task ForgetAsync(RunStart start, CancellationToken cancellationToken) =>
        await documents.WriteAsync([new(KeyOf(start.Key), Body: null, start.ETag)], cancellationToken);

    // Paths may hold characters that keys of documents may not.
    private static DocumentKey KeyOf(string key)
    {
        var row = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return new DocumentKey(RunPartitions.StartsOf(key), row);
    }
}
