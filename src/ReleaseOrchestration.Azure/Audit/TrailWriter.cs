using System.Collections.Immutable;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>Appends to trails: entries, head and mark in one transaction, under If-Match on the head.</summary>
internal sealed class TrailWriter(TrailTable trails, TrailRegister register, TrailEnds ends, Pauses pauses)
{
    // Besides the head and the mark.
    private const int MostEntries = BatchRules.MostWrites - 2;

    public async Task<Appended> AppendAsync(Appending appending, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<TrailLine>();
        var (written, last, end) = (0, 0L, ends.Find(appending.Trail));
        for (var lost = 0; written < appending.Transitions.Length;)
        {
            end ??= await EndAsync(appending, cancellationToken);
            var (next, part) = await PartAsync(appending, end, written, cancellationToken);
            if (await SubmitAsync(appending, end, next, part, written, cancellationToken) is { } stored)
            {
                lines.AddRange(part);
                (written, last, end) = (written + part.Length, stored.Head.Sequence, stored);
                continue;
            }

            ends.Forget(appending.Trail);
            await pauses.AfterAsync(lost++, cancellationToken);
            var attempted = end.Head.Sequence + 1;
            end = await EndAsync(appending, cancellationToken);
            (written, last) = await FindOwnAsync(appending, attempted, part.Length, (written, last), cancellationToken);
        }

        return new Appended(last, lines.ToImmutable());
    }

    // A trail is in the list of all before it has an entry: what is not in the list has nothing that could be missing in the feed.
    private async Task<TrailEnd> EndAsync(Appending appending, CancellationToken cancellationToken)
    {
        var end = await trails.EndAsync(appending.Trail, cancellationToken);
        if (end.ETag is null)
        {
            await register.AddAsync(appending.Trail, end.Head, cancellationToken);
        }

        return end;
    }

    private async Task<(TrailEnd Next, ImmutableArray<TrailLine> Lines)> PartAsync(Appending appending, TrailEnd end, int written, CancellationToken cancellationToken)
    {
        var (head, lines) = (end.Head, ImmutableArray.CreateBuilder<TrailLine>());
        foreach (var transition in appending.Transitions.Skip(written).Take(MostEntries))
        {
            (var record, head) = TrailEntries.Append(head, appending.Trail, transition);
            lines.Add(await trails.LineAsync(appending.Trail, head, record, appending.Mark, cancellationToken));
        }

        return (new TrailEnd(head, ETag: null), lines.ToImmutable());
    }

    private async Task<TrailEnd?> SubmitAsync(Appending appending, TrailEnd end, TrailEnd next, ImmutableArray<TrailLine> part, int written, CancellationToken cancellationToken)
    {
        var actions = part.Select(line => new TableTransactionAction(TableTransactionActionType.Add, line.Entity)).Prepend(TrailTable.HeadAction(appending.Trail, end, next.Head));
        if (appending.IsKept)
        {
            actions = actions.Append(TrailTable.MarkAction(appending, written, written + part.Length, next.Head.Sequence));
        }

        if (await trails.Table.TrySubmitAsync(actions, cancellationToken) is not { } tags)
        {
            return null;
        }

        var stored = next with { ETag = tags[0] };
        ends.Keep(appending.Trail, stored);
        return stored;
    }

    // What was refused may have been written by an earlier try whose answer was lost, or by another that appends the same.
    private async Task<(int Written, long Last)> FindOwnAsync(Appending appending, long attempted, int count, (int Written, long Last) known, CancellationToken cancellationToken)
    {
        if (appending.IsKept)
        {
            return await trails.MarkedAsync(appending.Trail, appending.Mark, cancellationToken);
        }

        return await trails.IsMarkedAsync(appending.Trail, attempted, appending.Mark, cancellationToken) ? (known.Written + count, attempted + count - 1) : known;
    }
}
