using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Lets a quarantined machine go on with the messages that were kept for it; if it fails again, it is quarantined again.</summary>
internal sealed class ResumeWork(MachineAddress machine) : AnsweredWork<bool>
{
    private List<ParkedRow> _parked = [];

    public override void Stage(Engine engine, Batch batch)
    {
        Result = engine.Quarantine.Contains(machine);
        if (!Result)
        {
            return;
        }

        batch.HasWork = true;
        engine.Quarantine.Remove(machine);
        batch.Quarantined.RemoveAll(q => q.Machine == machine);
        batch.Resumed.Add(machine);
        _parked = engine.Parked(machine);
        foreach (var envelope in _parked.Select(p => p.Envelope).Concat(batch.TakeParked(machine)).ToList())
        {
            engine.Cascades.Run(batch, new Delivery(machine, envelope));
        }
    }

    public override void Write(StoreTables tables, Batch batch)
    {
        foreach (var row in _parked)
        {
            tables.Quarantine.Unpark(row.Position);
        }
    }
}
