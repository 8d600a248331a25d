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

    private async Task PurgeAsync(string releaseId, int run, CancellationToken cancellationToken)
    {
        var client = clients.Current;
        var query = new OrchestrationQuery { InstanceIdPrefix = InstanceId.Prefix(releaseId, run), PageSize = 200 };
        var instances = new List<string>();
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!InstanceId.IsOf(instance.InstanceId, releaseId, run))
            {
                continue;
            }

            if (!instance.IsCompleted)
            {
                throw new InvalidOperationException($"Run {run} of '{releaseId}' is not over: its instance '{instance.InstanceId}' is {instance.RuntimeStatus}. The purge is tried again.");
            }

            instances.Add(instance.InstanceId);
        }

        foreach (var id in instances)
        {
            await client.PurgeInstanceAsync(id, cancellation: cancellationToken).ConfigureAwait(false);
        }
    }
}
