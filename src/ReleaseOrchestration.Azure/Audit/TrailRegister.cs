using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>All trails, each with how far it is in the feed. Its rows stand in the partition of the feed, so that they change with it.</summary>
internal sealed class TrailRegister(TableClient table)
{
    private const string Name = "N";
    private const string Sequence = "Q";
    private const string Hash = "H";
    private const string First = "A";
    private const string Last = "Z";
    private const int PageSize = 1000;

    /// <summary>Adds a trail that is about to get its first entry; one that is there stays.</summary>
    public async Task AddAsync(MachineAddress trail, AuditHead genesis, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(Row(new FedTrail(trail, genesis, First: 0, Last: 0)), cancellationToken);
        }
        catch (RequestFailedException refused) when (TableConflicts.IsConflict(refused))
        {
            table.RequireTable(refused);
        }
    }

    /// <summary>How far a trail is; null when it is not there.</summary>
    public async Task<FedTrail?> FindAsync(MachineAddress trail, CancellationToken cancellationToken) =>
        await table.FindAsync(FeedKeys.Partition, FeedKeys.Trail(trail.ToString()), [], cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Trails whose names begin with a text, in the order of the names.</summary>
    public async IAsyncEnumerable<FedTrail> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken, string after = "")
    {
        var from = string.CompareOrdinal(after, prefix) > 0 ? after : prefix;
        var range = new RowBounds(FeedKeys.Partition, FeedKeys.Trail(from), prefix.Length == 0 ? FeedKeys.TrailsEnd : FeedKeys.Trail(prefix) + RowBounds.Highest);
        await foreach (var row in table.QueryAsync<TableEntity>(range.ToFilter(), PageSize, cancellationToken: cancellationToken))
        {
            var name = row.GetString(Name);
            if (name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, after) > 0)
            {
                yield return Read(row);
            }
        }
    }

    /// <summary>The trails of a list that have entries.</summary>
    public async Task<ImmutableArray<TrailHead>> HeadsAsync(string prefix, string after, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<TrailHead>();
        await foreach (var (trail, head, _, _) in ListAsync(prefix, cancellationToken, after))
        {
            if (found.Count >= limit)
            {
                break;
            }

            if (head.Sequence > 0)
            {
                found.Add(new TrailHead(trail.ToString(), head.Sequence, head.Hash));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Takes a trail out of the list.</summary>
    public async Task RemoveAsync(MachineAddress trail, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(FeedKeys.Partition, FeedKeys.Trail(trail.ToString()), ETag.All, cancellationToken);

    // The feed's head, under If-Match in the same transaction, guards it.
    public static TableTransactionAction Action(FedTrail trail) => new(TableTransactionActionType.UpsertReplace, Row(trail));

    private static TableEntity Row(FedTrail trail) => new(FeedKeys.Partition, FeedKeys.Trail(trail.Trail.ToString()))
    {
        [Name] = trail.Trail.ToString(),
        [Sequence] = trail.Head.Sequence,
        [Hash] = trail.Head.Hash,
        [First] = trail.First,
        [Last] = trail.Last,
    };

    private static FedTrail Read(TableEntity row) => new(
        MachineAddress.TryParse(row.GetString(Name)) ?? throw new InvalidDataException($"'{row.GetString(Name)}' names no trail."),
        new AuditHead(row.GetInt64(Sequence)!.Value, row.GetString(Hash)),
        row.GetInt64(First)!.Value,
        row.GetInt64(Last)!.Value);
}
