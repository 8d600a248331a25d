using System.Collections.Immutable;
using System.Text.Json;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Signals;

/// <summary>
/// The rows of signals. What waits has a second row, in a partition of its own, so that what is to be sent again is found without looking through all; it is written before
/// the signal and deleted after the answer, and one that is left over is told by the signal itself.
/// </summary>
internal sealed class SignalTable(TableClient table, StoredBodies bodies, TimeProvider time)
{
    private const string Address = "A";
    private const string SavedAt = "T";
    private const string Mark = "W";
    private const string Id = "I";
    private const string Body = "B";
    private const string Answer = "R";
    private const int PageSize = 1000;

    public TableClient Table => table;

    public async Task<SavedSignal> SaveAsync(MachineAddress to, Signal signal, WriteMark mark, CancellationToken cancellationToken)
    {
        var row = new TableEntity(SignalKeys.Partition(to.ReleaseId), SignalKeys.Row(signal.SignalId)) { [Address] = to.ToString(), [SavedAt] = time.GetUtcNow(), [Mark] = mark.Value, [Id] = signal.SignalId };
        await bodies.PutAsync(row, Body, ExecutionJson.Serialize(signal), cancellationToken);
        await WaitAsync(row, to.ReleaseId, signal.SignalId, cancellationToken);
        if (await table.TrySubmitAsync([new(TableTransactionActionType.Add, row)], cancellationToken) is not null)
        {
            return new SavedSignal(to, signal, row.GetDateTimeOffset(SavedAt)!.Value, Answer: null, IsNew: true);
        }

        return await FindSavedAsync(to, signal, row, mark, cancellationToken);
    }

    public async Task<SignalReply?> ReplyAsync(string releaseId, string signalId, CancellationToken cancellationToken) =>
        await table.FindAsync(SignalKeys.Partition(releaseId), SignalKeys.Row(signalId), StoredBodies.Names(Answer), cancellationToken) is { } row ? await AnswerAsync(row, cancellationToken) : null;

    /// <summary>Stores an answer, unless there is one.</summary>
    public async Task AnswerAsync(string releaseId, Reply reply, CancellationToken cancellationToken)
    {
        TableTransactionAction action;
        do
        {
            var before = await table.FindAsync(SignalKeys.Partition(releaseId), SignalKeys.Row(reply.SignalId), [Id, .. StoredBodies.Names(Answer)], cancellationToken);
            if (before is not null && StoredBodies.Has(before, Answer))
            {
                break;
            }

            var row = new TableEntity(SignalKeys.Partition(releaseId), SignalKeys.Row(reply.SignalId)) { [Id] = reply.SignalId };
            await bodies.PutAsync(row, Answer, JsonSerializer.SerializeToUtf8Bytes(reply.Answer, ExecutionJsonContext.Default.SignalReply), cancellationToken);
            action = before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateMerge, row, before.ETag);
        }
        while (await table.TrySubmitAsync([action], cancellationToken) is null);

        await WaitsNoMoreAsync(releaseId, reply.SignalId, cancellationToken);
    }

    /// <summary>Signals that were stored before an instant and that nobody has answered.</summary>
    public async Task<ImmutableArray<SavedSignal>> WaitingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SavedSignal>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {SignalKeys.Waiting} and T lt {before}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, PageSize), cancellationToken: cancellationToken))
        {
            if (found.Count >= limit)
            {
                break;
            }

            var to = MachineAddress.TryParse(row.GetString(Address))!;
            if (await FindAsync(to.ReleaseId, row.GetString(Id), cancellationToken) is { Answer: null } saved)
            {
                found.Add(saved);
            }
            else
            {
                await WaitsNoMoreAsync(to.ReleaseId, row.GetString(Id), cancellationToken);
            }
        }

        return found.ToImmutable();
    }

    // One that was there already is not a new one; its answer, if it has one, ends the waiting that this call began anew.
    private async Task<SavedSignal> FindSavedAsync(MachineAddress to, Signal signal, TableEntity row, WriteMark mark, CancellationToken cancellationToken)
    {
        var there = await table.FindAsync(row.PartitionKey, row.RowKey, [], cancellationToken) ?? row;

        // An answer without its signal: somebody was told of the signal otherwise, and has answered it.
        var saved = StoredBodies.Has(there, Body)
            ? await ReadAsync(there, cancellationToken) with { IsNew = there.GetString(Mark) == mark.Value }
            : new SavedSignal(to, signal, row.GetDateTimeOffset(SavedAt)!.Value, await AnswerAsync(there, cancellationToken), IsNew: false);
        if (saved.Answer is not null)
        {
            await WaitsNoMoreAsync(to.ReleaseId, signal.SignalId, cancellationToken);
        }

        return saved;
    }

    private async Task<SavedSignal?> FindAsync(string releaseId, string signalId, CancellationToken cancellationToken) =>
        await table.FindAsync(SignalKeys.Partition(releaseId), SignalKeys.Row(signalId), [], cancellationToken) is { } row && StoredBodies.Has(row, Body) ? await ReadAsync(row, cancellationToken) : null;

    private async Task<SavedSignal> ReadAsync(TableEntity row, CancellationToken cancellationToken) => new(
        MachineAddress.TryParse(row.GetString(Address))!,
        (Signal)ExecutionJson.Message((await bodies.GetAsync(row, Body, cancellationToken))!.Value.Span),
        row.GetDateTimeOffset(SavedAt)!.Value,
        await AnswerAsync(row, cancellationToken),
        IsNew: false);

    private async Task<SignalReply?> AnswerAsync(TableEntity row, CancellationToken cancellationToken) =>
        await bodies.GetAsync(row, Answer, cancellationToken) is { IsEmpty: false } json ? JsonSerializer.Deserialize(json.Span, ExecutionJsonContext.Default.SignalReply) : null;

    private async Task WaitAsync(TableEntity row, string releaseId, string signalId, CancellationToken cancellationToken)
    {
        var waiting = new TableEntity(SignalKeys.Waiting, SignalKeys.WaitingRow(releaseId, signalId)) { [Address] = row.GetString(Address), [SavedAt] = row.GetDateTimeOffset(SavedAt), [Id] = signalId };
        await table.UpsertEntityAsync(waiting, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task WaitsNoMoreAsync(string releaseId, string signalId, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(SignalKeys.Waiting, SignalKeys.WaitingRow(releaseId, signalId), ETag.All, cancellationToken);
}
