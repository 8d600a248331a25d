using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Blobs;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// Finds the blobs that something names: any row of documents, machines and signals, what is kept for durable instances, and the bodies of all those that are too large for a row.
/// Of audit trails, which outlive their releases, only those of releases that are there name contents; their own large bodies always count.
/// </summary>
internal sealed class NamedBlobs(ImmutableArray<TableClient> tables, TableClient machines, TableClient audit, PayloadStore payloads, ContentBlobs large)
{
    private const int PageSize = 1000;

    public async Task<HashSet<string>> FindAsync(CancellationToken cancellationToken)
    {
        var (named, references, releases) = (Hashes(), Hashes(), Hashes());
        foreach (var table in tables.Add(machines))
        {
            await foreach (var row in RowsAsync(table, cancellationToken))
            {
                Find(row, named, references);
            }
        }

        await foreach (var row in machines.QueryAsync<TableEntity>(filter: null as string, PageSize, ["PartitionKey"], cancellationToken))
        {
            releases.Add(row.PartitionKey);
        }

        var kept = await FindInTrailsAsync(releases, named, references, cancellationToken);
        await FindInBlobsAsync(named, references, cancellationToken);
        named.UnionWith(references);
        named.UnionWith(kept);
        return named;
    }

    private static HashSet<string> Hashes() => new(StringComparer.Ordinal);

    private static AsyncPageable<TableEntity> RowsAsync(TableClient table, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(filter: null as string, PageSize, cancellationToken: cancellationToken);

    // As the name of a trail is encoded: release, slash, run, slash, path.
    private static bool IsThere(TableEntity row, HashSet<string> releases)
    {
        var slash = row.PartitionKey.IndexOf(TableKeys.Encode("/"), StringComparison.Ordinal);
        return slash > 0 && releases.Contains(MachineKeys.Release + row.PartitionKey[..slash]);
    }

    private static void Find(TableEntity row, HashSet<string> named, HashSet<string> references)
    {
        foreach (var (name, value) in row)
        {
            if (value is byte[] bytes)
            {
                HashScan.Find(bytes, StoredBodies.IsReference(name) ? references : named);
            }
        }
    }

    /// <returns>The large bodies of trails that are kept without their release.</returns>
    private async Task<HashSet<string>> FindInTrailsAsync(HashSet<string> releases, HashSet<string> named, HashSet<string> references, CancellationToken cancellationToken)
    {
        var (kept, ignored) = (Hashes(), Hashes());
        await foreach (var row in RowsAsync(audit, cancellationToken))
        {
            ignored.Clear();
            var isThere = IsThere(row, releases);
            Find(row, isThere ? named : ignored, isThere ? references : kept);
        }

        return kept;
    }

    private async Task FindInBlobsAsync(HashSet<string> named, HashSet<string> references, CancellationToken cancellationToken)
    {
        await foreach (var payload in payloads.AllAsync(cancellationToken))
        {
            HashScan.Find(payload.Span, named);
        }

        foreach (var hash in references)
        {
            HashScan.Find((await large.GetAsync(hash, cancellationToken) ?? default).Span, named);
        }
    }
}
