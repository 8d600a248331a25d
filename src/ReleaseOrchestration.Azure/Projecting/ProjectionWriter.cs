using System.Collections.Concurrent;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Projecting;

/// <summary>Writes projections into the documents, each over an older sequence alone.</summary>
internal sealed class ProjectionWriter(TableClient table, LargeDocuments large)
{
    private const string Sequence = "S";
    private const string Address = "A";
    private const int RunShift = 40;
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<DocumentKey, (ETag Tag, long Sequence)> _known = [];

    public async Task WriteAsync(Project project, CancellationToken cancellationToken)
    {
        // Turns are counted anew in each run, and a later run shows over an earlier one.
        var sequence = ((long)project.Address.Run << RunShift) | project.Sequence;
        DocumentKey? first = null;
        foreach (var (key, body) in Projections.Documents(project))
        {
            var isNewest = body is null ? await TakeAwayAsync(key, sequence, cancellationToken) : await PutAsync(project, key, body, sequence, cancellationToken);
            if (!isNewest)
            {
                return;
            }

            if (first is not null && body is not null)
            {
                await MendAsync(first, key, cancellationToken);
            }

            first ??= key;
        }
    }

    /// <summary>Takes the row of an open sign-off away whose sign-off is closed or gone: it came after the one that closed it.</summary>
    /// <returns>Whether it was taken away.</returns>
    public async Task<bool> MendAsync(DocumentKey signOff, DocumentKey open, CancellationToken cancellationToken)
    {
        var row = await table.FindAsync(signOff.Partition, signOff.Row, [], cancellationToken);
        if (row is null || !await IsOpenAsync(row, cancellationToken))
        {
            return await TakeAwayAsync(open, row?.GetInt64(Sequence) ?? long.MaxValue, cancellationToken);
        }

        return false;
    }

    /// <summary>Mends all rows of open sign-offs: a late writer may have died before it did.</summary>
    public async Task MendAllAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Projections.OpenSignOffs}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (MachineAddress.TryParse(row.GetString(Address) ?? string.Empty) is { } address)
            {
                await MendAsync(new(Projections.SignOffs(address.ReleaseId, address.Run), Projections.Row(address.Path)), new(row.PartitionKey, row.RowKey), cancellationToken);
            }
        }
    }

    private async Task<bool> IsOpenAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var (body, isReference) = EntityBody.Read(row);
        return ExecutionJson.SignOff((isReference ? await large.GetAsync(body, cancellationToken) : body).Span).IsOpen;
    }

    // False when what is there is newer.
    private async Task<bool> PutAsync(Project project, DocumentKey key, byte[] body, long sequence, CancellationToken cancellationToken)
    {
        var isLong = body.Length > EntityBody.Longest;
        var row = EntityBody.Entity(key, isLong ? await large.PutAsync(body, cancellationToken) : body, isLong, marks: string.Empty);
        (row[Sequence], row[Address]) = (sequence, project.Address.ToString());

        // In the first turn there is nothing yet to write over.
        for (var before = Known(key) ?? (project.Sequence > 1 ? await ReadAsync(key, cancellationToken) : null); ; before = await ReadAsync(key, cancellationToken))
        {
            // At the same sequence, a turn that was lost with its host and done again otherwise has the last word.
            if (before is { } found && found.Sequence > sequence)
            {
                return false;
            }

            var action = before is { } older ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, older.Tag) : new(TableTransactionActionType.Add, row);
            if (await table.TrySubmitAsync([action], cancellationToken) is [var tag])
            {
                Keep(key, tag, sequence);
                return true;
            }

            _known.TryRemove(key, out _);
        }
    }

    private async Task<bool> TakeAwayAsync(DocumentKey key, long sequence, CancellationToken cancellationToken)
    {
        while (await ReadAsync(key, cancellationToken) is var (tag, found))
        {
            if (found > sequence)
            {
                return false;
            }

            if (await table.TrySubmitAsync([new(TableTransactionActionType.Delete, new TableEntity(key.Partition, key.Row), tag)], cancellationToken) is not null)
            {
                break;
            }
        }

        _known.TryRemove(key, out _);
        return true;
    }

    private (ETag Tag, long Sequence)? Known(DocumentKey key) => _known.TryGetValue(key, out var known) ? known : null;

    private async Task<(ETag Tag, long Sequence)?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
        await table.FindAsync(key.Partition, key.Row, [Sequence], cancellationToken) is { } row ? (row.ETag, row.GetInt64(Sequence) ?? 0) : null;

    private void Keep(DocumentKey key, ETag tag, long sequence)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[key] = (tag, sequence);
    }
}
