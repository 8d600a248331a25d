using System.Collections.Immutable;
using ReleaseOrchestration.Azure.Machines;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>Purges durable instances of a release that is removed. It may be asked again for the same ones.</summary>
public interface IInstancePurge
{
    /// <summary>Whether nothing of a release runs any more, asked before its removal is decided. Rows tell of machines that are nobody's child, and of those that have ended.</summary>
    Task<bool> AreOverAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken) => Task.FromResult(machines.All(machine => machine.HasEnded));

    /// <summary>Purges the instances and their histories; those that are gone already count as purged.</summary>
    Task PurgeAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken);
}
