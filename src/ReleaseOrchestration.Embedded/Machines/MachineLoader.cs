using System.Runtime.InteropServices;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>Brings a machine back from its snapshot and the messages since.</summary>
internal sealed class MachineLoader(StoreTables tables, DefinitionCache definitions)
{
    /// <returns>The machine; null when there is none of that address.</returns>
    /// <exception cref="MachineFaultException">What is stored does not give the machine that was stored.</exception>
    public LiveMachine? Load(MachineAddress address)
    {
        if (tables.Machines.Find(address) is not { } row)
        {
            return null;
        }

        try
        {
            return Load(row);
        }
        catch (Exception e) when (MachineFaultException.IsFault(e))
        {
            throw new MachineFaultException(address, $"it cannot be brought back from the store: {e.Message}", e);
        }
    }

    private LiveMachine Load(MachineRow row)
    {
        var start = tables.Machines.ReadStart(row.Id) is { } body && ExecutionJson.Message(body) is MachineStart message
            ? message
            : throw new InvalidDataException("its start is missing.");
        var snapshot = tables.Machines.ReadSnapshot(row.Id);
        var live = LiveMachine.New(row.Id, definitions.Create(start)) with
        {
            Snapshot = snapshot is null ? MachineSnapshot.Empty : ExecutionJson.Snapshot(snapshot.Body),
            StateBytes = snapshot?.Body.Length ?? 0,
            Head = row.Head,
            IsStored = true,
        };
        live = live with { IsEndStored = live.Snapshot.HasEnded };
        foreach (var entry in Tail(row, snapshot?.Position ?? 0))
        {
            live = Replay(live, entry);
        }

        return live;
    }

    private List<LogRow> Tail(MachineRow row, long snapshotPosition)
    {
        var tail = new List<LogRow>();
        for (var position = row.Head; position > snapshotPosition; position = tail[^1].Previous)
        {
            var entry = tables.Log.Read(position);
            tail.Add(entry?.Machine == row.Id ? entry : throw new InvalidDataException($"message {position} of its log is missing."));
        }

        CollectionsMarshal.AsSpan(tail).Reverse();
        return tail;
    }

    // What the machine asked for was done when the message was handled; a replay only brings its state back.
    private static LiveMachine Replay(LiveMachine live, LogRow entry)
    {
        var envelope = entry.Body is null
            ? new Envelope { From = MachineRunner.Outside, Message = live.Machine.Start }
            : ExecutionJson.Envelope(entry.Body);
        var turn = MachineRunner.Deliver(live.Machine, live.Snapshot, envelope, new DateTimeOffset(entry.Instant, TimeSpan.Zero));
        var bytes = LogCost.Of(entry);
        var replayed = live with { Snapshot = turn.Snapshot, TailBytes = live.TailBytes + bytes, UnhashedBytes = live.UnhashedBytes + bytes };
        if (entry.Hash is null)
        {
            return replayed;
        }

        var state = ExecutionJson.Serialize(turn.Snapshot);
        return MachineHash.Of(state).AsSpan().SequenceEqual(entry.Hash)
            ? replayed with { UnhashedBytes = 0, StateBytes = state.Length }
            : throw new InvalidDataException($"after message {entry.Position} its state is not the one that was stored.");
    }
}
