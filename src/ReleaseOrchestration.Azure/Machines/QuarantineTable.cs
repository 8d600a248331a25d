using System.Collections.Immutable;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>Machines that are set aside. The row of one that was resumed stays, so that a late writer of its fault does not set it aside again.</summary>
internal sealed class QuarantineTable(TableClient table, TimeProvider time)
{
    private const string Address = "A";
    private const string IsOpen = "O";
    private const string Number = "N";
    private const string Since = "T";
    private const string Reason = "R";
    private const int LongestReason = 8000;
    private const int PageSize = 1000;

    public async Task<ImmutableArray<QuarantinedMachine>> AllAsync(CancellationToken cancellationToken)
    {
        var found = new List<QuarantinedMachine>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {MachineKeys.Quarantine} and O eq true"), PageSize, cancellationToken: cancellationToken))
        {
            found.Add(new QuarantinedMachine(MachineAddress.TryParse(row.GetString(Address))!, row.GetDateTimeOffset(Since)!.Value, row.GetString(Reason)));
        }

        return [.. found.OrderBy(machine => machine.Since).ThenBy(machine => machine.Machine.ToString(), StringComparer.Ordinal)];
    }

    public async Task AddAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        TableTransactionAction action;
        do
        {
            var before = await FindAsync(commit.Machine, cancellationToken);
            if (before?.GetInt64(Number) >= commit.Number)
            {
                return;
            }

            var row = Row(commit);
            action = before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag);
        }
        while (await table.TrySubmitAsync([action], cancellationToken) is null);
    }

    public async Task<bool> ResumeAsync(MachineAddress machine, CancellationToken cancellationToken)
    {
        // An answer that was lost, and what another resumed, look the same: it was set aside when this began, and is not any more.
        for (var wasOpen = false; ;)
        {
            if (await FindAsync(machine, cancellationToken) is not { } row || row.GetBoolean(IsOpen) != true)
            {
                return wasOpen;
            }

            wasOpen = true;
            row[IsOpen] = false;
            if (await table.TrySubmitAsync([new(TableTransactionActionType.UpdateReplace, row, row.ETag)], cancellationToken) is not null)
            {
                return true;
            }
        }
    }

    private TableEntity Row(TurnCommit commit) => new(MachineKeys.Quarantine, MachineKeys.Set(commit.Machine))
    {
        [Address] = commit.Machine.ToString(),
        [IsOpen] = true,
        [Number] = commit.Number,
        [Since] = time.GetUtcNow(),
        [Reason] = commit.Fault!.Length <= LongestReason ? commit.Fault : commit.Fault[..LongestReason] + "…",
    };

    private Task<TableEntity?> FindAsync(MachineAddress machine, CancellationToken cancellationToken) =>
        table.FindAsync(MachineKeys.Quarantine, MachineKeys.Set(machine), [], cancellationToken);
}
