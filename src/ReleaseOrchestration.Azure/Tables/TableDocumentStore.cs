using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>
/// Documents in one table. A batch is one transaction of the table; each leaves a mark of its own, so that one whose answer was lost, and that was sent again, is known by
/// what it wrote.
/// </summary>
internal sealed class TableDocumentStore(TableClient table, LargeDocuments large, IRandomSource random) : IDocumentStore
{
    // Each round lost is another writer that was faster with a document which this batch takes away.
    private const int MostRounds = 50;

    public async Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellationToken);
        return found.HasValue ? await DocumentAsync(found.Value!, cancellationToken) : null;
    }

    public async Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<StoredDocument>();
        await foreach (var entity in table.QueryAsync<TableEntity>(TableFilters.Of(partition, range), Math.Clamp(range.Limit, 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == range.Limit)
            {
                break;
            }

            if (!WriteMark.IsRow(entity.RowKey))
            {
                found.Add(await DocumentAsync(entity, cancellationToken));
            }
        }

        return found.ToImmutable();
    }

    public async Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        BatchRules.Check(writes);
        var mark = WriteMark.New(random);
        for (var round = 1; round <= MostRounds; round++)
        {
            var batch = await PrepareAsync(writes, mark, cancellationToken);
            if (batch.IsEmpty)
            {
                return new WriteResult([.. writes.Select(_ => string.Empty)], Conflict: null);
            }

            try
            {
                var answer = await table.SubmitTransactionAsync(batch, cancellationToken);
                await ForgetAsync(writes, mark, cancellationToken);
                return new WriteResult(ETags(writes, batch, answer.Value), Conflict: null);
            }
            catch (RequestFailedException refused) when (TableConflicts.IsConflict(refused))
            {
                table.RequireTable(refused);
                if (await FindOwnAsync(writes, mark, cancellationToken) is { } own)
                {
                    return own;
                }

                if (await ConflictAsync(writes, cancellationToken) is { } conflict)
                {
                    return new WriteResult([], conflict);
                }
            }
        }

        throw new IOException($"The documents of the partition '{writes[0].Key.Partition}' kept changing while a batch was about to take some of them away.");
    }

    private static ImmutableArray<string> ETags(ImmutableArray<DocumentWrite> writes, ImmutableArray<TableTransactionAction> batch, IReadOnlyList<Response> answers)
    {
        var tags = batch
            .Select((action, at) => (action.Entity.RowKey, Tag: new DocumentETag(answers[at].Headers.ETag ?? default, (action.Entity as TableEntity)?.GetString(EntityBody.Marks) ?? string.Empty)))
            .ToDictionary(pair => pair.RowKey, pair => pair.Tag.ToString(), StringComparer.Ordinal);
        return [.. writes.Select(write => write.Body is null ? string.Empty : tags[write.Key.Row])];
    }

    // What is to be taken away whatever it is must be there: a transaction that deletes nothing fails as a whole.
    private async Task<ImmutableArray<TableTransactionAction>> PrepareAsync(ImmutableArray<DocumentWrite> writes, WriteMark mark, CancellationToken cancellationToken)
    {
        var batch = ImmutableArray.CreateBuilder<TableTransactionAction>(writes.Length);
        foreach (var write in writes)
        {
            if (write.Body is { } body)
            {
                batch.Add(Action(write, await EntityAsync(write, body, mark, cancellationToken)));
            }
            else if (write.IfMatch is not null || await MarkOfAsync(write.Key, cancellationToken) is not null)
            {
                batch.Add(new(TableTransactionActionType.Delete, new TableEntity(write.Key.Partition, write.Key.Row), write.IfMatch is { } tag ? DocumentETag.Parse(tag).Entity : ETag.All));
            }
        }

        if (IsMarkedApart(writes))
        {
            batch.Add(new(TableTransactionActionType.Add, new TableEntity(writes[0].Key.Partition, mark.Row) { [EntityBody.Marks] = mark.Value }));
        }

        return batch.ToImmutable();
    }

    // A batch that only takes away leaves nothing that could bear its mark. One of a hundred cannot have a row besides, and is as it is.
    private static bool IsMarkedApart(ImmutableArray<DocumentWrite> writes) =>
        writes.Length < BatchRules.MostWrites && writes.All(write => write.Body is null) && writes.Any(write => write.IfMatch is not null);

    private async Task ForgetAsync(ImmutableArray<DocumentWrite> writes, WriteMark mark, CancellationToken cancellationToken)
    {
        if (IsMarkedApart(writes))
        {
            await table.DeleteEntityAsync(writes[0].Key.Partition, mark.Row, ETag.All, cancellationToken);
        }
    }

    private static TableTransactionAction Action(DocumentWrite write, TableEntity entity) => write.IfMatch switch
    {
        null => new(TableTransactionActionType.UpsertReplace, entity),
        DocumentWrite.MustNotExist => new(TableTransactionActionType.Add, entity),
        var tag => new(TableTransactionActionType.UpdateReplace, entity, DocumentETag.Parse(tag).Entity),
    };

    private async Task<TableEntity> EntityAsync(DocumentWrite write, ReadOnlyMemory<byte> body, WriteMark mark, CancellationToken cancellationToken)
    {
        var stored = body.Length <= EntityBody.Longest ? body : await large.PutAsync(body, cancellationToken);
        var marks = DocumentETag.Next(mark, write.IfMatch is { } tag ? DocumentETag.Parse(tag).Marks : string.Empty);
        return EntityBody.Entity(write.Key, stored, isReference: body.Length > EntityBody.Longest, marks);
    }

    private async Task<StoredDocument> DocumentAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        var (body, isReference) = EntityBody.Read(entity);
        return new(new(entity.PartitionKey, entity.RowKey), DocumentETag.Of(entity).ToString(), isReference ? await large.GetAsync(body, cancellationToken) : body);
    }

    // The answer to this batch was lost, and it was sent again: what it has written bears its mark.
    private async Task<WriteResult?> FindOwnAsync(ImmutableArray<DocumentWrite> writes, WriteMark mark, CancellationToken cancellationToken)
    {
        if (IsMarkedApart(writes))
        {
            return await MarkOfAsync(new(writes[0].Key.Partition, mark.Row), cancellationToken) is null ? null : await ForgottenAsync(writes, mark, cancellationToken);
        }

        var tags = ImmutableArray.CreateBuilder<string>(writes.Length);
        foreach (var write in writes)
        {
            var found = write.Body is null ? null : await MarkOfAsync(write.Key, cancellationToken);
            tags.Add(found is not null && mark.IsOn(found) ? DocumentETag.Of(found).ToString() : string.Empty);
        }

        return tags.Any(tag => tag.Length > 0) ? new WriteResult(tags.ToImmutable(), Conflict: null) : null;
    }

    private async Task<WriteResult> ForgottenAsync(ImmutableArray<DocumentWrite> writes, WriteMark mark, CancellationToken cancellationToken)
    {
        await ForgetAsync(writes, mark, cancellationToken);
        return new WriteResult([.. writes.Select(_ => string.Empty)], Conflict: null);
    }

    private async Task<TableEntity?> MarkOfAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, [EntityBody.Marks], cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private async Task<DocumentKey?> ConflictAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var write in writes.Where(write => write.IfMatch is not null))
        {
            var found = await MarkOfAsync(write.Key, cancellationToken);
            if ((found is null ? string.Empty : DocumentETag.Of(found).ToString()) != write.IfMatch)
            {
                return write.Key;
            }
        }

        return null;
    }
}
