using System.Text;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Whose turn it is in groups whose releases run one after the other: of two that start at the same instant, the batch of one fails.</summary>
internal sealed class GroupTurns(IDocumentStore documents)
{
    /// <summary>The write that takes the turn; it fails when another took it after this was read.</summary>
    public async Task<DocumentWrite> TakeAsync(string group, string release, CancellationToken cancellationToken)
    {
        var key = ReleaseStore.Key($"y~{group}");
        var current = await documents.GetAsync(key, cancellationToken);
        return new(key, Encoding.UTF8.GetBytes(release), current?.ETag ?? DocumentWrite.MustNotExist);
    }
}
