using System.Collections.Immutable;
using ReleaseOrchestration.Azure.Machines;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>Purges durable instances of a release that is removed. It may be asked again for the same ones.</summary>
public interface IInstancePurge
{
    /// <summary>Purges the instances and their histories; those that are gone already count as purged.</summary>
    Task PurgeAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken);
}
