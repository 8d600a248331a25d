using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>Keeps the entries of the trail of the system.</summary>
internal sealed class QuietTrail : IAuditTrail, ICallerAddress
{
    private readonly Lock _gate = new();
    private readonly List<Transition> _entries = [];

    public string Current => string.Empty;

    public ImmutableArray<Transition> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<AuditLine>>([]);

    public Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken) => Task.FromResult((0L, string.Empty));

    public Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AppendAsync(MachineAddress trail, Transition transition, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _entries.Add(transition);
        }

        return Task.CompletedTask;
    }
}
