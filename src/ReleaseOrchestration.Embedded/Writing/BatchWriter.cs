using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Writes a batch into the open transaction.</summary>
internal sealed class BatchWriter(StoreTables tables, AuditHeads audit, LogTrimmer trimmer)
{
    private const int SmallestTail = 16 * 1024;
    private const int RunShift = 40;

    public void Write(Batch batch, Func<long, EffectRow?> effect)
    {
        foreach (var machine in batch.Machines.Values.ToList())
        {
            batch.Machines[machine.Address] = Write(batch, machine);
        }

        batch.Log.ForEach(tables.Log.Append);
        WriteTimers(batch);
        WriteEffects(batch, effect);
        audit.Append(tables, batch);
        WriteProjections(batch);
        WriteQuarantine(batch);
    }

    private LiveMachine Write(Batch batch, LiveMachine machine)
    {
        if (!machine.IsStored)
        {
            tables.Machines.Insert(machine.Address, new MachineRow(machine.Id, machine.Head), ExecutionJson.Serialize(machine.Machine.Start));
        }

        var stored = Keep(batch, machine) with { IsStored = true };
        if (machine.IsStored || stored.Snapshot.HasEnded)
        {
            tables.Machines.Update(new MachineRow(machine.Id, machine.Head), stored.Snapshot.HasEnded);
        }

        return stored;
    }

    // Serializing a state costs its size, so it is done when as much log has gathered: the cost of a message does not grow with the machine.
    private LiveMachine Keep(Batch batch, LiveMachine machine)
    {
        var isSnapshotDue = machine.TailBytes > Math.Max(SmallestTail, machine.StateBytes) || (machine.Snapshot.HasEnded && !machine.IsEndStored);
        if (!isSnapshotDue && machine.UnhashedBytes < machine.StateBytes / 4)
        {
            return machine;
        }

        var state = ExecutionJson.Serialize(machine.Snapshot);
        if (!isSnapshotDue)
        {
            var index = batch.LastRows[machine.Id];
            batch.Log[index] = batch.Log[index] with { Hash = MachineHash.Of(state) };
            return machine with { UnhashedBytes = 0, StateBytes = state.Length };
        }

        tables.Machines.WriteSnapshot(machine.Id, new SnapshotRow(machine.Head, state));
        trimmer.TrimLater(machine.Id, machine.Head);
        return machine with { TailBytes = 0, UnhashedBytes = 0, StateBytes = state.Length, IsEndStored = machine.Snapshot.HasEnded };
    }

    private void WriteTimers(Batch batch)
    {
        foreach (var ((machine, name), change) in batch.Timers)
        {
            if (change.Due is { } due)
            {
                tables.Timers.Set(new TimerRow(machine, change.Address, name, change.Generation, due));
            }
            else
            {
                tables.Timers.Delete(machine, name, change.Generation);
            }
        }
    }

    private void WriteEffects(Batch batch, Func<long, EffectRow?> current)
    {
        batch.FinishedEffects.ForEach(tables.Effects.Delete);
        var added = batch.NewEffects.Select(e => e.Id).ToHashSet();
        batch.NewEffects.ForEach(e => tables.Effects.Insert(current(e.Id) ?? e));
        foreach (var effect in batch.Launches.Where(e => !added.Contains(e.Id)))
        {
            tables.Effects.SetTries(effect.Id, effect.Tries);
        }
    }

    private void WriteProjections(Batch batch)
    {
        foreach (var project in batch.Projections.Values)
        {
            // Turns are counted anew in each run, and a later run shows over an earlier one.
            var sequence = ((long)project.Address.Run << RunShift) | project.Sequence;
            foreach (var (key, body) in Projections.Documents(project))
            {
                tables.Documents.Project(key, batch.NextPosition(), sequence, body);
            }
        }
    }

    private void WriteQuarantine(Batch batch)
    {
        batch.Resumed.ForEach(tables.Quarantine.Delete);
        batch.Quarantined.ForEach(tables.Quarantine.Insert);
        foreach (var (position, delivery) in batch.Parked)
        {
            tables.Quarantine.Park(position, delivery.To, delivery.Envelope);
        }

        foreach (var (position, message) in batch.Undeliverable)
        {
            tables.Undeliverable.Insert(position, message);
        }
    }
}
