using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The entries of the feed: copies of those of the trails, in one order, so that a page of them is one request.</summary>
internal sealed class FeedTable(TableClient table, TrailTable trails)
{
    private const string Name = "N";
    private const string Sequence = "Q";
    private const string Position = "P";
    private const int PageSize = 1000;

    public TableClient Table => table;

    /// <summary>The position of the newest entry, and the ETag of the row that says so; null when there is none yet.</summary>
    public async Task<(long Position, ETag? ETag)> HeadAsync(CancellationToken cancellationToken) =>
        await table.FindAsync(FeedKeys.Partition, FeedKeys.Head, [Position], cancellationToken) is { } row ? (row.GetInt64(Position)!.Value, row.ETag) : (0, null);

    public async Task<ImmutableArray<FeedEntry>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<FeedEntry>();
        if (limit <= 0 || after == long.MaxValue)
        {
            return [];
        }

        var range = new RowBounds(FeedKeys.Partition, FeedKeys.Entry(Math.Max(0, after) + 1), FeedKeys.EntriesEnd);
        await foreach (var row in table.QueryAsync<TableEntity>(range.ToFilter(), Math.Min(limit, PageSize), cancellationToken: cancellationToken))
        {
            var line = await trails.ReadAsync(new TrailLine(row.GetInt64(Sequence)!.Value, row), cancellationToken);
            found.Add(new FeedEntry(row.GetInt64(Position)!.Value, MachineAddress.TryParse(row.GetString(Name))!, line));
            if (found.Count == limit)
            {
                break;
            }
        }

        return found.ToImmutable();
    }

    public static TableTransactionAction HeadAction(ETag? before, long position)
    {
        var row = new TableEntity(FeedKeys.Partition, FeedKeys.Head) { [Position] = position };
        return before is { } tag ? new(TableTransactionActionType.UpdateReplace, row, tag) : new(TableTransactionActionType.Add, row);
    }

    public static TableTransactionAction EntryAction(long position, MachineAddress trail, TrailLine line)
    {
        var row = new TableEntity(FeedKeys.Partition, FeedKeys.Entry(position))
        {
            [Position] = position,
            [Name] = trail.ToString(),
            [Sequence] = line.Sequence,
            [TrailTable.Hash] = line.Entity.GetString(TrailTable.Hash),
        };
        StoredBodies.Copy(line.Entity, row, TrailTable.Body);
        return new(TableTransactionActionType.Add, row);
    }

    /// <summary>Deletes the entries of a trail, which lie between two positions.</summary>
    public Task RemoveAsync(FedTrail trail, CancellationToken cancellationToken)
    {
        var (from, to, name) = (FeedKeys.Entry(trail.First), FeedKeys.Entry(trail.Last), trail.Trail.ToString());
        return table.DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {FeedKeys.Partition} and RowKey ge {from} and RowKey le {to} and N eq {name}"), cancellationToken);
    }

    /// <summary>Makes all hosts read again how far trails are: what they know of them holds under the ETag of the head.</summary>
    public async Task TouchAsync(CancellationToken cancellationToken)
    {
        (long Position, ETag? ETag) head;
        do
        {
            head = await HeadAsync(cancellationToken);
        }
        while (head.ETag is not null && await table.TrySubmitAsync([HeadAction(head.ETag, head.Position)], cancellationToken) is null);
    }
}
