using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs.Keys;

/// <summary>
/// The key ring as a document, for hosts that share a store: whoever finds that a new key is due writes it, and the others read it within a minute. Who can write that store
/// could write decisions as well; who can only read it must not be able to read this partition, or could sign.
/// </summary>
public sealed class DocumentSigningKeys(IDocumentStore documents, KeyRotation rotation, TimeProvider clock) : ISigningKeys
{
    private static readonly DocumentKey Key = new("signing-keys", "ring");
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private volatile SigningKeyRing? _ring;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was not loaded yet.</exception>
    public SigningKeyRing Ring => _ring ?? throw new InvalidOperationException("The key ring is loaded when the host starts.");

    /// <summary>When the ring was read last.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Reads the ring where that was not done within a minute, and replaces a key whose time is over.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (_ring is null || clock.GetUtcNow() - ReadAt >= Freshness)
        {
            var document = await documents.GetAsync(Key, cancellationToken);
            var stored = document is null ? null : StoredKeyRing.Read(document.Body.Span);
            var due = stored is null ? rotation.First() : rotation.Due(stored);
            if (!ReferenceEquals(due, stored) && !await WriteAsync(due, document?.ETag ?? DocumentWrite.MustNotExist, cancellationToken))
            {
                continue;
            }

            (_ring, ReadAt) = (AsAllKnow(due).ToRing(), clock.GetUtcNow());
        }
    }

    // A new key signs when every host has read it.
    private StoredKeyRing AsAllKnow(StoredKeyRing ring) => ring.Retiring is [.., var former] && clock.GetUtcNow() - ring.Current.CreatedAt < 2 * Freshness
        ? new StoredKeyRing { Current = former, Retiring = [ring.Current] }
        : ring;

    private async Task<bool> WriteAsync(StoredKeyRing ring, string ifMatch, CancellationToken cancellationToken) =>
        (await documents.WriteAsync([new DocumentWrite(Key, ring.Write(), ifMatch)], cancellationToken)).Succeeded;
}
