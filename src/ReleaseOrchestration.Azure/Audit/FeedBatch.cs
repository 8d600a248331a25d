using System.Collections.Immutable;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>What goes into the feed in one transaction.</summary>
internal sealed class FeedBatch(long position)
{
    /// <summary>The position of the newest entry.</summary>
    public long Position { get; private set; } = position;

    public List<FedTrail> Trails { get; } = [];

    public List<TableTransactionAction> Entries { get; } = [];

    /// <summary>How many rows there are, without the head.</summary>
    public int Rows => Trails.Count + Entries.Count;

    /// <summary>Adds the next entries of a trail.</summary>
    public void Add(FedTrail before, ImmutableArray<TrailLine> lines)
    {
        var first = Position + 1;
        foreach (var line in lines)
        {
            Entries.Add(FeedTable.EntryAction(++Position, before.Trail, line));
        }

        var head = new AuditHead(lines[^1].Sequence, lines[^1].Entity.GetString(TrailTable.Hash));
        Trails.Add(before with { Head = head, First = before.First == 0 ? first : before.First, Last = Position });
    }
}
