using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded;

public sealed partial class EmbeddedRuntime : IReleaseRemoval
{
    /// <inheritdoc/>
    public Task<ReleaseRemoved> RemoveAsync(RemoveRelease request, CancellationToken cancellationToken)
    {
        BatchRules.Check(request.Writes);
        return RunAsync(new RemoveWork(request), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<(int Blobs, int Messages)> SweepAsync(DateTimeOffset unnamedSince, DateTimeOffset? undeliverableBefore, CancellationToken cancellationToken)
    {
        var messages = undeliverableBefore is { } before ? await RunAsync(new TrimUndeliverableWork(before), cancellationToken).ConfigureAwait(false) : 0;
        var store = Store;
        var blobs = await Task.Run(
            async () =>
            {
                var old = store.Blobs.StoredBefore(unnamedSince);
                if (old.Count == 0)
                {
                    return 0;
                }

                var named = await store.Reads.ReadAsync(static tables => tables.References.Hashes(), cancellationToken).ConfigureAwait(false);
                return old.Count(hash => !named.Contains(hash) && store.Blobs.Delete(hash, unnamedSince));
            },
            cancellationToken).ConfigureAwait(false);
        return (blobs, messages);
    }
}
