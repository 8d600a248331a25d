using System.Collections.Immutable;
using System.Text.Json;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// Removals that have begun. The plan is a document in the partition of the writes that decide the removal, so that both are there or neither; a row elsewhere, written before,
/// says where to look for it.
/// </summary>
internal sealed class RemovalRows(TableClient machines, IDocumentStore documents, TimeProvider time)
{
    private const string PlanRow = "removal~";
    private const string Release = "A";
    private const string Partition = "P";
    private const string BegunAt = "T";

    // Where no documents decide.
    private const string OwnPartition = "removals";

    // Longer than anybody takes from the row to the decision.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Decides a removal.</summary>
    /// <returns>False when a document was not as it must be.</returns>
    public async Task<bool> TryDecideAsync(RemovalPlan plan, ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var partition = writes.IsEmpty ? OwnPartition : writes[0].Key.Partition;
        var row = new TableEntity(MachineKeys.Removals, TableKeys.Encode(plan.ReleaseId)) { [Release] = plan.ReleaseId, [Partition] = partition, [BegunAt] = time.GetUtcNow() };
        await machines.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        var body = JsonSerializer.SerializeToUtf8Bytes(plan, RemovalJsonContext.Default.RemovalPlan);
        return (await documents.WriteAsync([.. writes, new DocumentWrite(Key(partition, plan.ReleaseId), body)], cancellationToken)).Succeeded;
    }

    /// <summary>Removals that were decided and are not done.</summary>
    public async Task<ImmutableArray<RemovalPlan>> DecidedAsync(CancellationToken cancellationToken)
    {
        var decided = ImmutableArray.CreateBuilder<RemovalPlan>();
        await foreach (var row in machines.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {MachineKeys.Removals}"), cancellationToken: cancellationToken))
        {
            if (await documents.GetAsync(Key(row.GetString(Partition), row.GetString(Release)), cancellationToken) is { } found)
            {
                decided.Add(JsonSerializer.Deserialize(found.Body.Span, RemovalJsonContext.Default.RemovalPlan)!);
            }
            else if (row.GetDateTimeOffset(BegunAt) < time.GetUtcNow() - Patience)
            {
                await machines.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            }
        }

        return decided.ToImmutable();
    }

    /// <summary>A removal is done.</summary>
    public async Task ForgetAsync(string releaseId, CancellationToken cancellationToken)
    {
        if (await machines.FindAsync(MachineKeys.Removals, TableKeys.Encode(releaseId), [Partition], cancellationToken) is { } row)
        {
            await documents.WriteAsync([new(Key(row.GetString(Partition), releaseId), Body: null)], cancellationToken);
            await machines.DeleteEntityAsync(MachineKeys.Removals, TableKeys.Encode(releaseId), ETag.All, cancellationToken);
        }
    }

    private static DocumentKey Key(string partition, string releaseId) => new(partition, PlanRow + TableKeys.Encode(releaseId));
}
