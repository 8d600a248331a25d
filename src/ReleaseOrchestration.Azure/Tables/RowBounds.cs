using global::Azure.Data.Tables;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Rows of one partition, as a filter.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="From">The first row.</param>
/// <param name="Before">The end, exclusive.</param>
internal sealed record RowBounds(string Partition, string From, string Before)
{
    /// <summary>Greater than what rows hold.</summary>
    public const string Highest = "\uffff";

    /// <summary>The rows that begin with a text.</summary>
    public static RowBounds Prefix(string partition, string prefix) => new(partition, prefix, prefix + Highest);

    public string ToFilter() => TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {From} and RowKey lt {Before}");
}
