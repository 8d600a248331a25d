using System.Collections.Immutable;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Removal;

namespace ReleaseOrchestration.Azure.Tests.Support;

/// <summary>Notes which instances are to be purged.</summary>
internal sealed class PurgedInstances : IInstancePurge
{
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    public bool AreOver { get; init; } = true;

    public Task<bool> AreOverAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken) => Task.FromResult(AreOver);

    public Task PurgeAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken)
    {
        lock (Ids)
        {
            Ids.UnionWith(machines.Select(machine => machine.InstanceId));
        }

        return Task.CompletedTask;
    }
}
