using System.Collections.Immutable;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Removal;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable.Removal;

/// <summary>Purges the instances of a release. The service does not go from an instance to its children: their ids begin alike.</summary>
internal sealed class InstancePurge(IDurableClients clients) : IInstancePurge
{
    /// <inheritdoc/>
    public async Task PurgeAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken)
    {
        foreach (var run in machines.Select(row => (row.Machine.ReleaseId, row.Machine.Run)).Distinct())
        {
            await PurgeAsync(run.ReleaseId, run.Run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> AreOverAsync(ImmutableArray<MachineRow> machines, CancellationToken cancellationToken)
    {
        foreach (var (releaseId, run) in machines.Select(row => (row.Machine.ReleaseId, row.Machine.Run)).Distinct())
        {
            if (!(await InstancesAsync(releaseId, run, cancellationToken).ConfigureAwait(false)).All(instance => instance.IsCompleted))
            {
                return false;
            }
        }

        return true;
    }

    private async Task PurgeAsync(string releaseId, int run, CancellationToken cancellationToken)
    {
        var instances = await InstancesAsync(releaseId, run, cancellationToken).ConfigureAwait(false);
        if (instances.Find(instance => !instance.IsCompleted) is { } running)
        {
            throw new InvalidOperationException($"Run {run} of '{releaseId}' is not over: its instance '{running.InstanceId}' is {running.RuntimeStatus}. The purge is tried again.");
        }

        foreach (var instance in instances)
        {
            await clients.Current.PurgeInstanceAsync(instance.InstanceId, cancellation: cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<OrchestrationMetadata>> InstancesAsync(string releaseId, int run, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery { InstanceIdPrefix = InstanceId.Prefix(releaseId, run), PageSize = 200 };
        var instances = new List<OrchestrationMetadata>();
        await foreach (var instance in clients.Current.GetAllInstancesAsync(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (InstanceId.IsOf(instance.InstanceId, releaseId, run))
            {
                instances.Add(instance);
            }
        }

        return instances;
    }
}
