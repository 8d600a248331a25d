using System.Text.Json;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Remembers which sign-off links were revoked: those of a sign-off, or of one person there, that were made until an instant.</summary>
public sealed class LinkRevocations(IDocumentStore documents)
{
    private const string Partition = "revoked-links";

    /// <summary>Revokes links.</summary>
    /// <param name="signOff">The sign-off.</param>
    /// <param name="person">Whose links; null for those of everyone.</param>
    /// <param name="at">Links made until then are revoked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RevokeAsync(MachineAddress signOff, string? person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            var document = await documents.GetAsync(Key(signOff), cancellationToken);
            var body = JsonSerializer.SerializeToUtf8Bytes(Read(document).With(person, at), ApplicationJsonContext.Default.RevokedLinks);
            if ((await documents.WriteAsync([new(Key(signOff), body, document?.ETag ?? DocumentWrite.MustNotExist)], cancellationToken)).Succeeded)
            {
                return;
            }
        }
    }

    /// <summary>Whether a link was revoked.</summary>
    public async Task<bool> CoverAsync(MachineAddress signOff, string person, DateTimeOffset issuedAt, CancellationToken cancellationToken) =>
        Read(await documents.GetAsync(Key(signOff), cancellationToken)).Covers(person, issuedAt);

    private static DocumentKey Key(MachineAddress signOff) => new(Partition, Projections.OpenRow(signOff));

    private static RevokedLinks Read(StoredDocument? document) =>
        document is null ? new RevokedLinks() : JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.RevokedLinks)!;
}
