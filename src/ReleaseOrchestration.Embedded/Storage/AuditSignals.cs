using System.Collections.Concurrent;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Wakes those who wait for a trail to grow.</summary>
internal sealed class AuditSignals
{
    // Ends when any trail grows; its own address names no trail.
    private static readonly MachineAddress Any = new("$any", 1, string.Empty);

    private readonly ConcurrentDictionary<MachineAddress, TaskCompletionSource> _signals = [];

    /// <summary>Ends at the next growth of any trail. Ask for it before looking whether one has grown already.</summary>
    public Task NextOfAny() => Next(Any);

    /// <summary>Ends at the next growth. Ask for it before looking whether the trail has grown already.</summary>
    public Task Next(MachineAddress release) =>
        _signals.GetOrAdd(release, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Grew(MachineAddress release)
    {
        if (_signals.TryRemove(release, out var signal))
        {
            signal.TrySetResult();
        }

        if (release != Any)
        {
            Grew(Any);
        }
    }

    /// <summary>Any trail may have grown: a commit that failed for the writer may be on the disk.</summary>
    public void AnyGrew()
    {
        foreach (var release in _signals.Keys)
        {
            Grew(release);
        }
    }

    public void Close()
    {
        foreach (var release in _signals.Keys)
        {
            if (_signals.TryRemove(release, out var signal))
            {
                signal.TrySetException(new StoreUnavailableException("The store was closed."));
            }
        }
    }
}
