using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Audit;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// The steps of a removal, in an order in which each can be done again: the instances while their rows name them, the entry while the heads of the trails can be read, the rows
/// of the machines and the plan at last.
/// </summary>
internal sealed class RemovalSteps(
    TableClient documents, AuditTables audit, MachineTable machines, SignalTable signals, PayloadStore payloads, RemovalRows rows, IInstancePurge instances, TimeProvider time)
{
    /// <returns>How many entries the trails of the release had.</returns>
    public async Task<long> DoAsync(RemovalPlan plan, CancellationToken cancellationToken)
    {
        await instances.PurgeAsync(await machines.OfReleaseAsync(plan.ReleaseId, cancellationToken), cancellationToken);
        var heads = await audit.HeadsOfAsync(plan.ReleaseId, cancellationToken);
        await RecordAsync(plan, heads, cancellationToken);
        await RemoveDocumentsAsync(plan, cancellationToken);
        await signals.Table.DeletePartitionAsync(SignalKeys.Partition(plan.ReleaseId), cancellationToken);
        await payloads.DeleteAsync(plan.ReleaseId, cancellationToken);
        if (!plan.KeepTrails)
        {
            await audit.RemoveAsync(plan.ReleaseId, cancellationToken);
        }

        await machines.RemoveAsync(plan.ReleaseId, cancellationToken);
        await rows.ForgetAsync(plan.ReleaseId, cancellationToken);
        return heads.Sum(head => head.Sequence);
    }

    private Task RecordAsync(RemovalPlan plan, ImmutableArray<TrailHead> heads, CancellationToken cancellationToken)
    {
        var entry = RemovalEntries.Of(plan.Entry, time.GetUtcNow(), heads);
        return audit.AppendAsync(new Appending(AuditTrails.Server, [entry], $"removal~{plan.ReleaseId}~{plan.Mark}", IsKept: true), cancellationToken);
    }

    private async Task RemoveDocumentsAsync(RemovalPlan plan, CancellationToken cancellationToken)
    {
        foreach (var partition in plan.Partitions)
        {
            await documents.DeletePartitionAsync(partition, cancellationToken);
        }

        foreach (var document in plan.Documents)
        {
            await documents.DeleteEntityAsync(document.Partition, document.Row, ETag.All, cancellationToken);
        }
    }
}
