using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Idempotency;

/// <summary>Remembers for a day what was answered to requests with an idempotency key.</summary>
public sealed class IdempotencyStore(IDocumentStore documents, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Keeping = TimeSpan.FromHours(24);

    private const string Partition = "idempotency";

    // One process owns the store; a key that is taken in the store but not here was taken by a process that died.
    private readonly ConcurrentDictionary<string, bool> _underWay = new(StringComparer.Ordinal);

    /// <summary>The name of an operation, from who asks and the key that was sent.</summary>
    public static string Operation(string actor, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor}\n{key}")));

    /// <summary>Takes an operation.</summary>
    /// <returns>The answer of an earlier request; null when the caller is to do the work, and then to call <see cref="FinishAsync"/>.</returns>
    public async Task<Result<KeptAnswer?>> BeginAsync(string operation, string requestHash, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd(operation, true))
        {
            return new ApplicationError(ErrorCodes.IdempotencyInProgress, 409, "A request with this Idempotency-Key is under way; wait for its answer.");
        }

        var isTaken = false;
        try
        {
            var answer = await TakeAsync(operation, requestHash, cancellationToken);
            isTaken = answer.Error is null && answer.Value is null;
            return answer;
        }
        finally
        {
            if (!isTaken)
            {
                _underWay.TryRemove(operation, out _);
            }
        }
    }

    /// <summary>Keeps the answer, or forgets the operation when there is none to keep.</summary>
    public async Task FinishAsync(string operation, KeptAnswer? answer, CancellationToken cancellationToken)
    {
        // Not `answer is null ? null : …`: a null array becomes a body of no bytes, which is no deletion.
        ReadOnlyMemory<byte>? body = null;
        if (answer is not null)
        {
            body = Write(answer);
        }

        await documents.WriteAsync([new(Key(operation), body)], cancellationToken);
        _underWay.TryRemove(operation, out _);
    }

    /// <summary>Lets an operation go whose answer could not be kept.</summary>
    public void Release(string operation) => _underWay.TryRemove(operation, out _);

    /// <summary>Forgets what was kept long enough.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var old = ImmutableArray.CreateBuilder<DocumentWrite>();
        await foreach (var document in documents.ReadAllAsync(Partition, string.Empty, cancellationToken))
        {
            if (IsOver(Read(document)))
            {
                old.Add(new(document.Key, Body: null, document.ETag));
            }
        }

        foreach (var batch in old.Chunk(100))
        {
            await documents.WriteAsync([.. batch], cancellationToken);
        }

        return old.Count;
    }

    private static DocumentKey Key(string operation) => new(Partition, operation);

    private static byte[] Write(KeptAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, ApplicationJsonContext.Default.KeptAnswer);

    // Earlier versions wrote a body of no bytes where they meant to forget an operation.
    private static KeptAnswer? Read(StoredDocument document) =>
        document.Body.IsEmpty ? null : JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.KeptAnswer);

    private async Task<Result<KeptAnswer?>> TakeAsync(string operation, string requestHash, CancellationToken cancellationToken)
    {
        if (await documents.GetAsync(Key(operation), cancellationToken) is { } document && Read(document) is { } kept && !IsOver(kept))
        {
            return kept.RequestHash != requestHash
                ? new ApplicationError(ErrorCodes.IdempotencyKeyReused, 409, "This Idempotency-Key was used for another request; send a new key with each new request.")
                : kept.Status == 0 ? (KeptAnswer?)null : kept;
        }

        await documents.WriteAsync([new(Key(operation), Write(new KeptAnswer { RequestHash = requestHash, At = clock.GetUtcNow() }))], cancellationToken);
        return (KeptAnswer?)null;
    }

    private bool IsOver(KeptAnswer? answer) => answer is null || answer.At + Keeping <= clock.GetUtcNow();
}
