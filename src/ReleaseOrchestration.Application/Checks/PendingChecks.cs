using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>Keeps the checks that wait. They are few: each is a pipeline that stands still.</summary>
public sealed class PendingChecks(IDocumentStore documents)
{
    private const string Partition = "checks";
    private TaskCompletionSource _added = New();

    /// <summary>Ends when the next one is added.</summary>
    internal Task Added => Volatile.Read(ref _added).Task;

    /// <summary>Adds one; durable when it returns.</summary>
    /// <returns>False when it is there already.</returns>
    internal async Task<bool> AddAsync(PendingCheck check, CancellationToken cancellationToken)
    {
        var written = await documents.WriteAsync([new(Key(check.Id), Body(check), DocumentWrite.MustNotExist)], cancellationToken);
        Interlocked.Exchange(ref _added, New()).TrySetResult();
        return written.Succeeded;
    }

    internal async Task<ImmutableArray<(PendingCheck Check, string ETag)>> AllAsync(CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<(PendingCheck, string)>();
        await foreach (var document in documents.ReadAllAsync(Partition, string.Empty, cancellationToken))
        {
            all.Add((JsonSerializer.Deserialize(document.Body.Span, ChecksJsonContext.Default.PendingCheck)!, document.ETag));
        }

        return all.ToImmutable();
    }

    /// <summary>Changes one that nobody else has changed; a null removes it.</summary>
    /// <returns>Its new ETag, empty when it was removed; null when somebody has changed it.</returns>
    internal async Task<string?> ChangeAsync(string id, string etag, PendingCheck? after, CancellationToken cancellationToken)
    {
        var written = await documents.WriteAsync([new(Key(id), after is null ? default(ReadOnlyMemory<byte>?) : Body(after), etag)], cancellationToken);
        return written.Succeeded ? written.ETags[0] : null;
    }

    private static DocumentKey Key(string id) => new(Partition, id);

    private static byte[] Body(PendingCheck check) => JsonSerializer.SerializeToUtf8Bytes(check, ChecksJsonContext.Default.PendingCheck);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
