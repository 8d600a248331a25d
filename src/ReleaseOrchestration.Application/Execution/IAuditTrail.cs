using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>The audit trails: one for each release and subprocess, named by the address of its machine.</summary>
public interface IAuditTrail
{
    /// <summary>Reads entries after a sequence, in order.</summary>
    Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken);

    /// <summary>The sequence and hash of the newest entry; sequence 0 when there is none.</summary>
    Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken);

    /// <summary>Waits until an entry after a sequence is there; returns at once when it is.</summary>
    Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken);

    /// <summary>Appends an event that no machine records; durable when it returns.</summary>
    Task AppendAsync(MachineAddress trail, Transition transition, CancellationToken cancellationToken);
}
