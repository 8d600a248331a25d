namespace ReleaseOrchestration.Application.Storage;

/// <summary>A range of rows in a partition, in ordinal order.</summary>
/// <param name="From">The first row, inclusive; null for the beginning.</param>
/// <param name="Before">The end, exclusive; null for the end of the partition.</param>
/// <param name="Limit">How many at the most.</param>
public sealed record RowRange(string? From = null, string? Before = null, int Limit = 1000)
{
    /// <summary>The rows that begin with a text.</summary>
    public static RowRange Prefix(string prefix, int limit = 1000) => new(prefix, prefix + '\uffff', limit);
}
