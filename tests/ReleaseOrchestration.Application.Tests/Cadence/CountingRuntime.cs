using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>Counts how often each release was started, and ends them when asked to.</summary>
internal sealed class CountingRuntime(IDocumentStore documents, TimeProvider clock) : IExecutionRuntime
{
    private readonly ConcurrentDictionary<string, StartRelease> _started = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, StartRelease> Started => _started;

    public ConcurrentDictionary<string, DateTimeOffset> Running { get; } = new(StringComparer.Ordinal);

    /// <summary>Called with each release that starts.</summary>
    public Action<StartRelease> OnStart { get; set; } = _ => { };

    public Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken)
    {
        var isNew = _started.TryAdd(start.Self.ReleaseId, start);
        if (isNew)
        {
            OnStart(start);
            Running[start.Self.ReleaseId] = clock.GetUtcNow();
        }

        return Task.FromResult(isNew);
    }

    public Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken) =>
        Task.FromResult<SignalReply?>(new() { Accepted = true });

    public async Task EndAsync(string id)
    {
        var summary = new ReleaseSummary { Facts = _started[id].Facts, Run = 1, Status = ReleaseStatus.Succeeded, EndedAt = clock.GetUtcNow(), RootReleaseId = id };
        await documents.WriteAsync([new(new(Projections.Releases, id), ExecutionJson.Serialize(summary))], default);
        Running.TryRemove(id, out _);
    }
}
