using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases;

public sealed partial class ReleaseStore
{
    private const string Purged = "p~";

    /// <summary>What is left of a release that was purged; null when none of that id was.</summary>
    public async Task<PurgedRelease?> FindPurgedAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(PurgedKey(id), cancellationToken) is { } document
        && JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.PurgedRelease) is { } purged && purged.Id == id
            ? purged
            : null;

    /// <summary>The writes that leave nothing of a record but that it was there.</summary>
    internal async Task<ImmutableArray<DocumentWrite>> PurgeWritesAsync(ReleaseRecord record, string etag, PurgedRelease left, CancellationToken cancellationToken) =>
    [
        new(RecordKey(record.Id), Body: null, etag),
        .. Rows(record).Select(row => new DocumentWrite(row.Key, Body: null)),
        .. await IndexRemovalAsync(record, cancellationToken),
        new(PurgedKey(record.Id), JsonSerializer.SerializeToUtf8Bytes(left, ApplicationJsonContext.Default.PurgedRelease)),
    ];

    private static DocumentKey PurgedKey(string id) => new(Partition, $"{Purged}{id.ToLowerInvariant()}");
}
