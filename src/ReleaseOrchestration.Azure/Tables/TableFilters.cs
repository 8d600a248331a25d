using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Writes ranges of rows as filters of a table; quotation marks in values are doubled by the SDK.</summary>
internal static class TableFilters
{
    public static string Of(string partition, RowRange range) => range switch
    {
        { From: { } from, Before: { } before } => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}"),
        { From: { } from } => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from}"),
        { Before: { } before } => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {before}"),
        _ => TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
    };
}
