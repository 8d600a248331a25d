using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>One row for each machine: its start, and its last snapshot once it has ended.</summary>
internal sealed class MachineTable(TableClient table, StoredBodies bodies, TimeProvider time)
{
    private const string Address = "A";
    private const string Instance = "I";
    private const string StartedAt = "T";
    private const string Ended = "E";
    private const string Number = "N";
    private const string Mark = "W";
    private const string Start = "S";
    private const string Final = "F";
    private const string Pending = "P";
    private const int PageSize = 1000;

    private static readonly string[] Listed = [Address, Instance, StartedAt, Ended];

    public TableClient Table => table;

    public async Task<bool> AddAsync(MachineStart start, string instanceId, WriteMark mark, CancellationToken cancellationToken)
    {
        var row = Row(start.Self);
        (row[Instance], row[Ended], row[Number], row[Mark]) = (instanceId, false, 0L, mark.Value);
        await bodies.PutAsync(row, Start, ExecutionJson.Serialize(start), cancellationToken);
        if (await table.TrySubmitAsync([new(TableTransactionActionType.Add, row)], cancellationToken) is not null)
        {
            return true;
        }

        // The answer to an earlier try may have been lost.
        return await FindAsync(start.Self, [Mark], cancellationToken) is { } found && found.GetString(Mark) == mark.Value;
    }

    public async Task<MachineRow?> FindAsync(MachineAddress machine, CancellationToken cancellationToken) =>
        await FindAsync(machine, Listed, cancellationToken) is { } row ? Read(row) : null;

    public async Task<MachineStart?> StartAsync(MachineAddress machine, CancellationToken cancellationToken) =>
        await FindAsync(machine, StoredBodies.Names(Start), cancellationToken) is { } row ? await StartAsync(row, cancellationToken) : null;

    public async Task<ImmutableArray<MachineRow>> OfReleaseAsync(string releaseId, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<MachineRow>();
        var partition = MachineKeys.Partition(releaseId);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), PageSize, Listed, cancellationToken))
        {
            found.Add(Read(row));
        }

        return found.ToImmutable();
    }

    /// <summary>The last snapshot, and the commit that belongs to it and may not be carried out yet.</summary>
    public async Task<(MachineFinal Final, TurnCommit? Pending)?> FinalAsync(MachineAddress machine, CancellationToken cancellationToken)
    {
        if (await FindAsync(machine, [], cancellationToken) is not { } row || row.GetBoolean(Ended) != true)
        {
            return null;
        }

        var snapshot = await bodies.GetAsync(row, Final, cancellationToken) ?? throw new InvalidDataException($"'{machine}' has ended without a snapshot.");
        var pending = await bodies.GetAsync(row, Pending, cancellationToken);
        return (
            new MachineFinal(machine, await StartAsync(row, cancellationToken), snapshot, row.GetInt64(Number) ?? 0, row.ETag.ToString()),
            pending is { IsEmpty: false } json ? TurnCommit.FromJson(json.Span) : null);
    }

    /// <summary>Writes the snapshot of a commit over that of an older one.</summary>
    public async Task EndAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        TableTransactionAction action;
        do
        {
            var row = await FindAsync(commit.Machine, [Number], cancellationToken);
            // At the same number, a turn that was done again has the last word.
            if (row?.GetInt64(Number) > commit.Number)
            {
                return;
            }

            var next = await EndedAsync(commit, row is null ? Row(commit.Machine) : Key(commit.Machine), cancellationToken);
            action = row is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateMerge, next, row.ETag);
        }
        while (await table.TrySubmitAsync([action], cancellationToken) is null);
    }

    /// <summary>Writes the next snapshot of a machine that had ended already, together with the commit that is to be carried out.</summary>
    public async Task<bool> TryEndAsync(MachineFinal read, TurnCommit commit, WriteMark mark, CancellationToken cancellationToken)
    {
        var next = await EndedAsync(commit, Key(commit.Machine), cancellationToken);
        next[Mark] = mark.Value;
        await bodies.PutAsync(next, Pending, commit.ToJson(), cancellationToken);
        return await table.TrySubmitAsync([new(TableTransactionActionType.UpdateMerge, next, new ETag(read.ETag))], cancellationToken) is not null
            || (await FindAsync(commit.Machine, [Mark], cancellationToken))?.GetString(Mark) == mark.Value;
    }

    /// <summary>The commit of that number was carried out.</summary>
    public async Task ForgetPendingAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        TableTransactionAction action;
        do
        {
            var row = await FindAsync(commit.Machine, [Number, .. StoredBodies.Names(Pending)], cancellationToken);
            if (row?.GetInt64(Number) != commit.Number || await bodies.GetAsync(row, Pending, cancellationToken) is not { IsEmpty: false })
            {
                return;
            }

            var next = Key(commit.Machine);
            await bodies.PutAsync(next, Pending, ReadOnlyMemory<byte>.Empty, cancellationToken);
            action = new(TableTransactionActionType.UpdateMerge, next, row.ETag);
        }
        while (await table.TrySubmitAsync([action], cancellationToken) is null);
    }

    /// <summary>Deletes all machines of a release.</summary>
    public async Task RemoveAsync(string releaseId, CancellationToken cancellationToken)
    {
        await table.DeleteAsync(RowBounds.Prefix(MachineKeys.Quarantine, TableKeys.Encode(releaseId + "/")).ToFilter(), cancellationToken);
        await table.DeletePartitionAsync(MachineKeys.Partition(releaseId), cancellationToken);
    }

    private static TableEntity Key(MachineAddress machine) => new(MachineKeys.Partition(machine.ReleaseId), MachineKeys.Row(machine));

    private static MachineRow Read(TableEntity row) => new(
        MachineAddress.TryParse(row.GetString(Address)) ?? throw new InvalidDataException($"'{row.GetString(Address)}' names no machine."),
        row.GetString(Instance) ?? string.Empty,
        row.GetDateTimeOffset(StartedAt)!.Value,
        row.GetBoolean(Ended) ?? false);

    private TableEntity Row(MachineAddress machine)
    {
        var row = Key(machine);
        (row[Address], row[StartedAt]) = (machine.ToString(), time.GetUtcNow());
        return row;
    }

    private async Task<TableEntity> EndedAsync(TurnCommit commit, TableEntity row, CancellationToken cancellationToken)
    {
        (row[Ended], row[Number]) = (true, commit.Number);
        await bodies.PutAsync(row, Final, commit.Final!.Value, cancellationToken);
        return row;
    }

    private async Task<MachineStart?> StartAsync(TableEntity row, CancellationToken cancellationToken) =>
        await bodies.GetAsync(row, Start, cancellationToken) is { IsEmpty: false } json ? (MachineStart)ExecutionJson.Message(json.Span) : null;

    private Task<TableEntity?> FindAsync(MachineAddress machine, string[] properties, CancellationToken cancellationToken) =>
        table.FindAsync(MachineKeys.Partition(machine.ReleaseId), MachineKeys.Row(machine), properties, cancellationToken);
}
