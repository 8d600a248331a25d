using System.Collections.Concurrent;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>Where trails ended when this process wrote or read them last. A stale one is refused by the table.</summary>
internal sealed class TrailEnds
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<MachineAddress, TrailEnd> _ends = [];

    public TrailEnd? Find(MachineAddress trail) => _ends.GetValueOrDefault(trail);

    public void Keep(MachineAddress trail, TrailEnd end)
    {
        if (_ends.Count >= Most)
        {
            _ends.Clear();
        }

        _ends[trail] = end;
    }

    public void Forget(MachineAddress trail) => _ends.TryRemove(trail, out _);
}
