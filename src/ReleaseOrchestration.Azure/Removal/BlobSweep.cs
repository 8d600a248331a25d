using global::Azure;
using ReleaseOrchestration.Azure.Blobs;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>Deletes blobs that nothing names. Which are old is found first and what is named afterwards; one that is stored again meanwhile stays.</summary>
internal sealed class BlobSweep(ContentBlobs contents, ContentBlobs large, NamedBlobs names)
{
    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(DateTimeOffset unnamedSince, CancellationToken cancellationToken)
    {
        var old = new List<(ContentBlobs Store, string Hash, ETag Tag)>();
        foreach (var store in (ContentBlobs[])[contents, large])
        {
            await foreach (var (hash, tag) in store.StoredBeforeAsync(unnamedSince, cancellationToken))
            {
                old.Add((store, hash, tag));
            }
        }

        if (old.Count == 0)
        {
            return 0;
        }

        var (named, deleted) = (await names.FindAsync(cancellationToken), 0);
        foreach (var (store, hash, tag) in old.Where(blob => !named.Contains(blob.Hash)))
        {
            deleted += await store.DeleteAsync(hash, tag, cancellationToken) ? 1 : 0;
        }

        return deleted;
    }
}
