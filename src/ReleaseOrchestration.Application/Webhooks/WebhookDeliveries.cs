using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>Remembers which deliveries came: those that a signed time makes old for two days, the others for ever.</summary>
public sealed class WebhookDeliveries(IDocumentStore documents, TimeProvider clock)
{
    /// <summary>Longer than any signature with a time counts.</summary>
    public static readonly TimeSpan Keeping = TimeSpan.FromDays(2);

    private const string Timed = "webhooks-timed";
    private const string Timeless = "webhooks";

    /// <summary>Whether a delivery was noted.</summary>
    public async Task<bool> IsKnownAsync(string connector, WebhookReading reading, CancellationToken cancellationToken) =>
        await documents.GetAsync(Key(connector, reading), cancellationToken) is not null;

    /// <summary>Notes a delivery; durable when it returns.</summary>
    public Task NoteAsync(string connector, WebhookReading reading, CancellationToken cancellationToken)
    {
        var at = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(at, clock.GetUtcNow().ToUnixTimeSeconds());
        return documents.WriteAsync([new(Key(connector, reading), at)], cancellationToken);
    }

    /// <summary>Forgets those that are too old to come again.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var limit = (clock.GetUtcNow() - Keeping).ToUnixTimeSeconds();
        var old = ImmutableArray.CreateBuilder<DocumentWrite>();
        await foreach (var document in documents.ReadAllAsync(Timed, string.Empty, cancellationToken))
        {
            if (BinaryPrimitives.ReadInt64BigEndian(document.Body.Span) < limit)
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

    private static DocumentKey Key(string connector, WebhookReading reading) => new(
        reading.IsTimeless ? Timeless : Timed, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{connector}\n{reading.RememberedAs}"))));
}
