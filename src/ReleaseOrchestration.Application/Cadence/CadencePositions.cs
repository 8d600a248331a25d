using System.Runtime.CompilerServices;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Keeps how far the releases of each group are planned.</summary>
internal sealed class CadencePositions(IDocumentStore documents)
{
    private const string Partition = "cadence";

    public async Task<(CadencePosition Position, string ETag)?> FindAsync(string group, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Partition, group), cancellationToken) is { } document ? (Read(document), document.ETag) : null;

    public async IAsyncEnumerable<string> GroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in documents.ReadAllAsync(Partition, string.Empty, cancellationToken))
        {
            yield return document.Key.Row;
        }
    }

    /// <summary>Moves a position on; another host that did so meanwhile has planned the same.</summary>
    public Task WriteAsync(string group, CadencePosition position, string? etag, CancellationToken cancellationToken) => documents.WriteAsync(
        [new(new(Partition, group), JsonSerializer.SerializeToUtf8Bytes(position, ApplicationJsonContext.Default.CadencePosition), etag ?? DocumentWrite.MustNotExist)], cancellationToken);

    public Task RemoveAsync(string group, CancellationToken cancellationToken) => documents.WriteAsync([new(new(Partition, group), Body: null)], cancellationToken);

    private static CadencePosition Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.CadencePosition)!;
}
