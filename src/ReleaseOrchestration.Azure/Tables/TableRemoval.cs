using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Deletes many rows; what others delete at the same time does not matter.</summary>
internal static class TableRemoval
{
    private static readonly string[] Keys = ["PartitionKey", "RowKey"];

    /// <summary>Deletes the rows of one partition that a filter finds.</summary>
    public static async Task DeleteAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        // A transaction that finds one of its rows gone does nothing: then the rest is looked up again.
        for (var isDone = false; !isDone;)
        {
            isDone = true;
            await foreach (var page in table.QueryAsync<TableEntity>(filter, BatchRules.MostWrites, Keys, cancellationToken).AsPages())
            {
                if (page.Values.Count > 0)
                {
                    isDone &= await table.TrySubmitAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken) is not null;
                }
            }
        }
    }

    /// <summary>Deletes a partition.</summary>
    public static Task DeletePartitionAsync(this TableClient table, string partition, CancellationToken cancellationToken) =>
        table.DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken);
}
