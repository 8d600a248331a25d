using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>
/// Finds the activity that waits for a run of another system. The connectors keep each run as soon as they know its id; that may be a moment after its start, so a
/// webhook may come before it. A webhook that finds nothing is no error: the poll finds the end.
/// </summary>
public sealed class ExternalRuns(IDocumentStore documents)
{
    private const int Tries = 5;

    /// <summary>Keeps a run; durable when it returns. A later word about the same run replaces the earlier one.</summary>
    public async Task KeepAsync(ExternalRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var key = KeyOf(run.Key);
        for (var attempt = 0; attempt <= Tries; attempt++)
        {
            var stored = await documents.GetAsync(key, cancellationToken);
            if (run == Parse(stored))
            {
                return;
            }

            // First, so that a run that is kept is always found when its release is purged.
            await documents.WriteAsync([new(new DocumentKey(RunPartitions.ExternalOf(run.Machine.ReleaseId), key.Row), "{}"u8.ToArray())], cancellationToken);
            var body = JsonSerializer.SerializeToUtf8Bytes(run, CallbacksJsonContext.Default.ExternalRun);
            if ((await documents.WriteAsync([new(key, body, stored?.ETag ?? DocumentWrite.MustNotExist)], cancellationToken)).Succeeded)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Others write the run {run.Key} all the time.");
    }

    /// <summary>Who waits for a run, or waited; null for one that no connector started.</summary>
    /// <param name="key">One of <see cref="ExternalKeys"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ExternalRun?> FindAsync(string key, CancellationToken cancellationToken) => Parse(await documents.GetAsync(KeyOf(key), cancellationToken));

    /// <summary>The documents of the runs that a release started; they go with it.</summary>
    internal async Task<ImmutableArray<DocumentKey>> OfReleaseAsync(string releaseId, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<DocumentKey>();
        await foreach (var document in documents.ReadAllAsync(RunPartitions.ExternalOf(releaseId), string.Empty, cancellationToken))
        {
            found.Add(new DocumentKey(PartitionOf(document.Key.Row), document.Key.Row));
        }

        return found.ToImmutable();
    }

    private static ExternalRun? Parse(StoredDocument? stored) => stored is null ? null : JsonSerializer.Deserialize(stored.Body.Span, CallbacksJsonContext.Default.ExternalRun);

    // Keys may hold characters that keys of documents may not; the first digits spread them.
    private static DocumentKey KeyOf(string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return new DocumentKey(PartitionOf(hash), hash);
    }

    private static string PartitionOf(string hash) => $"external-runs-{hash[..2]}";
}
