using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Deletes a release that is over. All is done in the transaction, after everything else of its batch.</summary>
internal sealed class RemoveWork(RemoveRelease request) : AnsweredWork<ReleaseRemoved>
{
    private readonly string _prefix = RemovalTable.Prefix(request.ReleaseId);
    private Engine? _engine;
    private List<TimerRow> _timers = [];

    public override void Stage(Engine engine, Batch batch)
    {
        _engine = engine;
        batch.HasWork = true;
    }

    public override void Write(StoreTables tables, Batch batch)
    {
        if (tables.Removal.IsAlive(_prefix))
        {
            Result = new ReleaseRemoved(RemovalOutcome.StillRuns);
        }
        else if (!DocumentWork.Write(tables.Documents, request.Writes, batch).Succeeded)
        {
            Result = new ReleaseRemoved(RemovalOutcome.Conflict);
        }
        else
        {
            Result = Remove(tables, batch);
        }
    }

    public override void Complete(Engine engine)
    {
        if (Result!.Outcome == RemovalOutcome.Done)
        {
            engine.Live.RemoveAll(request.ReleaseId);
            engine.Quarantine.RemoveAll(request.ReleaseId);
            _timers.ForEach(timer => engine.Agenda.RemoveTimer(timer.Machine, timer.Name, timer.Generation));
            engine.AuditGrew(AuditTrails.Server);
        }

        base.Complete(engine);
    }

    private ReleaseRemoved Remove(StoreTables tables, Batch batch)
    {
        var heads = tables.Audit.List(_prefix, string.Empty, int.MaxValue);
        var machines = tables.Removal.Machines(_prefix);
        var ids = machines.Select(machine => machine.Id).ToHashSet();
        _timers = tables.Timers.All().FindAll(timer => ids.Contains(timer.Machine));
        machines.ForEach(machine => tables.Log.Trim(machine.Id, machine.Head));
        tables.Removal.DeleteMachines(_prefix);
        foreach (var partition in request.Partitions)
        {
            tables.Removal.DeletePartition(partition);
        }

        foreach (var document in request.Documents)
        {
            tables.Documents.Delete(document);
        }

        if (!request.KeepTrails)
        {
            tables.Removal.DeleteTrails(_prefix);
            _engine!.Audit.Forget(request.ReleaseId);
        }

        _engine!.Audit.Append(tables, batch, AuditTrails.Server, RemovalEntries.Of(request.Entry, batch.Now, heads));
        return new ReleaseRemoved(RemovalOutcome.Done, machines.Count, heads.Sum(head => head.Sequence));
    }
}
