using System.Collections.Concurrent;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Background;

/// <summary>
/// Knows which jobs are due. Of those that run seldom it is stored, because a host that is woken by a clock may not live as long; of the others that would cost more than a run too many.
/// </summary>
internal sealed class LastRuns(IDocumentStore documents, TimeProvider clock)
{
    private const string Partition = "background";

    // A clock does not strike to the instant.
    private const double Early = 0.9;

    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _known = new(StringComparer.Ordinal);

    public async Task<bool> IsDueAsync(IBackgroundJob job, CancellationToken cancellationToken)
    {
        if (!IsOver(job, _known.TryGetValue(job.Name, out var known) ? known : null))
        {
            return false;
        }

        return job.Every < Seldom || IsOver(job, await StoredAsync(job, cancellationToken));
    }

    /// <summary>Keeps that a job has run to its end; one that failed stays due.</summary>
    public async Task KeepAsync(IBackgroundJob job, DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (job.Every >= Seldom)
        {
            await documents.WriteAsync([new(Key(job), JsonSerializer.SerializeToUtf8Bytes(new LastRun(began), ApplicationJsonContext.Default.LastRun))], cancellationToken);
        }

        _known[job.Name] = began;
    }

    private static DocumentKey Key(IBackgroundJob job) => new(Partition, job.Name);

    private async Task<DateTimeOffset?> StoredAsync(IBackgroundJob job, CancellationToken cancellationToken) =>
        await documents.GetAsync(Key(job), cancellationToken) is { } document ? JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.LastRun)!.At : null;

    // A clock that was set back must not stop a job for long.
    private bool IsOver(IBackgroundJob job, DateTimeOffset? last) => last is not { } at || clock.GetUtcNow() - at >= job.Every * Early || at > clock.GetUtcNow();
}
