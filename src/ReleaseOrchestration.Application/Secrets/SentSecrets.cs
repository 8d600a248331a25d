using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Secrets;

/// <summary>Which secrets a pipeline was sent, by reference: what it answers later must not hold their values.</summary>
public sealed class SentSecrets(IDocumentStore documents)
{
    private const int Tries = 5;

    /// <summary>Keeps the references of a call; durable when it returns. Those of earlier calls of the same key stay.</summary>
    /// <param name="idempotencyKey">Of the pipeline: release/run/path/attempt.</param>
    /// <param name="references">The references that the call has resolved.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task KeepAsync(string idempotencyKey, IReadOnlySet<string> references, CancellationToken cancellationToken)
    {
        var key = KeyOf(idempotencyKey);
        for (var attempt = 0; references.Count > 0; attempt++)
        {
            var stored = await documents.GetAsync(key, cancellationToken);
            var known = Parse(stored);
            if (references.IsSubsetOf(known))
            {
                return;
            }

            var body = JsonSerializer.SerializeToUtf8Bytes(known.Union(references).Order(StringComparer.Ordinal).ToArray(), SecretsJsonContext.Default.StringArray);
            var result = await documents.WriteAsync([new(key, body, stored?.ETag ?? DocumentWrite.MustNotExist)], cancellationToken);
            if (result.Succeeded)
            {
                return;
            }

            if (attempt == Tries)
            {
                throw new InvalidOperationException($"Others write the references of {idempotencyKey} all the time.");
            }
        }
    }

    /// <summary>The references that a pipeline was sent.</summary>
    public async Task<ImmutableSortedSet<string>> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        Parse(await documents.GetAsync(KeyOf(idempotencyKey), cancellationToken));

    private static ImmutableSortedSet<string> Parse(StoredDocument? stored) =>
        (stored is null ? [] : JsonSerializer.Deserialize(stored.Body.Span, SecretsJsonContext.Default.StringArray) ?? []).ToImmutableSortedSet(StringComparer.Ordinal);

    // Paths may hold characters that keys of documents may not.
    private static DocumentKey KeyOf(string idempotencyKey)
    {
        var row = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey)));
        return new DocumentKey(RunPartitions.SecretsOf(idempotencyKey), row);
    }
}
