using System.Collections.Immutable;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The rows of trails: a head, the entries, and marks of what was appended.</summary>
internal sealed class TrailTable(TableClient table, StoredBodies bodies)
{
    public const string Body = "B";
    public const string Hash = "H";

    private const string Sequence = "Q";
    private const string Mark = "W";
    private const string Written = "N";
    private const int PageSize = 1000;

    public TableClient Table => table;

    public async Task<TrailEnd> EndAsync(MachineAddress trail, CancellationToken cancellationToken) =>
        await table.FindAsync(TrailKeys.Partition(trail), TrailKeys.Head, [Sequence, Hash], cancellationToken) is { } row
            ? new TrailEnd(new AuditHead(row.GetInt64(Sequence)!.Value, row.GetString(Hash)), row.ETag)
            : new TrailEnd(AuditChain.Genesis(trail.ToString()), ETag: null);

    /// <summary>How many events were appended under a mark, and the number of the last of them.</summary>
    public async Task<(int Written, long Last)> MarkedAsync(MachineAddress trail, string mark, CancellationToken cancellationToken) =>
        await table.FindAsync(TrailKeys.Partition(trail), TrailKeys.Mark(mark), [Written, Sequence], cancellationToken) is { } row
            ? (row.GetInt32(Written)!.Value, row.GetInt64(Sequence)!.Value)
            : (0, 0);

    /// <summary>Whether an entry was written under a mark.</summary>
    public async Task<bool> IsMarkedAsync(MachineAddress trail, long sequence, string mark, CancellationToken cancellationToken) =>
        (await table.FindAsync(TrailKeys.Partition(trail), TrailKeys.Entry(sequence), [Mark], cancellationToken))?.GetString(Mark) == mark;

    /// <summary>Entries after a number, in order.</summary>
    public async Task<ImmutableArray<TrailLine>> LinesAsync(MachineAddress trail, long after, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<TrailLine>();
        if (limit > 0 && after < long.MaxValue)
        {
            var range = new RowBounds(TrailKeys.Partition(trail), TrailKeys.Entry(Math.Max(0, after) + 1), TrailKeys.EntriesEnd);
            await foreach (var row in table.QueryAsync<TableEntity>(range.ToFilter(), Math.Min(limit, PageSize), cancellationToken: cancellationToken))
            {
                found.Add(new TrailLine(row.GetInt64(Sequence)!.Value, row));
                if (found.Count == limit)
                {
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    public async Task<AuditLine> ReadAsync(TrailLine line, CancellationToken cancellationToken) => new(
        line.Sequence,
        await bodies.GetAsync(line.Entity, Body, cancellationToken) ?? throw new InvalidDataException($"The entry {line.Sequence} of '{line.Entity.PartitionKey}' has no body."),
        line.Entity.GetString(Hash));

    public async Task<TrailLine> LineAsync(MachineAddress trail, AuditHead head, AuditRecord record, string mark, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TrailKeys.Partition(trail), TrailKeys.Entry(head.Sequence)) { [Sequence] = head.Sequence, [Hash] = record.Hash, [Mark] = mark };
        await bodies.PutAsync(row, Body, record.Body, cancellationToken);
        return new TrailLine(head.Sequence, row);
    }

    public static TableTransactionAction HeadAction(MachineAddress trail, TrailEnd before, AuditHead head)
    {
        var row = new TableEntity(TrailKeys.Partition(trail), TrailKeys.Head) { [Sequence] = head.Sequence, [Hash] = head.Hash };
        return before.ETag is { } tag ? new(TableTransactionActionType.UpdateReplace, row, tag) : new(TableTransactionActionType.Add, row);
    }

    // Who replaces a mark has read it after the head, and the head is under If-Match: nobody else has written it since.
    public static TableTransactionAction MarkAction(Appending appending, int before, int written, long last) =>
        new(before == 0 ? TableTransactionActionType.Add : TableTransactionActionType.UpsertReplace, new TableEntity(TrailKeys.Partition(appending.Trail), TrailKeys.Mark(appending.Mark)) { [Written] = written, [Sequence] = last });
}
