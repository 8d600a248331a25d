using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Background;

/// <summary>Lets one host at a time do what would be done twice if two did it.</summary>
public sealed class HostLease(IDocumentStore documents, TimeProvider clock)
{
    private const string Partition = "background";

    /// <summary>Does some work unless another host does it.</summary>
    /// <param name="name">The name of the work.</param>
    /// <param name="most">How long a host may take before it is taken for lost.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was this host's turn.</returns>
    public async Task<bool> TryRunAsync(string name, TimeSpan most, Func<Task> work, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(Partition, "lease~" + name);
        var now = clock.GetUtcNow();
        var stored = await documents.GetAsync(key, cancellationToken);

        // A clock that was set back must not stop the work for long.
        if (stored is not null && Read(stored) is { At: var since } && now - since < most && since <= now)
        {
            return false;
        }

        var taken = await documents.WriteAsync([new(key, JsonSerializer.SerializeToUtf8Bytes(new LastRun(now), ApplicationJsonContext.Default.LastRun), stored?.ETag ?? DocumentWrite.MustNotExist)], cancellationToken);
        if (!taken.Succeeded)
        {
            return false;
        }

        try
        {
            await work();
            return true;
        }
        finally
        {
            // Only its own: a host that took too long leaves it to the one that has it now.
            await documents.WriteAsync([new(key, Body: null, taken.ETags[0])], CancellationToken.None);
        }
    }

    private static LastRun Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.LastRun)!;
}
