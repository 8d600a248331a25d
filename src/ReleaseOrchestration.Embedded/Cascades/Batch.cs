using System.Runtime.InteropServices;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>What is committed in one transaction: the cascades of many outside messages.</summary>
internal sealed class Batch(DateTimeOffset now, long position)
{
    /// <summary>The instant of all its turns.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The number that was given out last.</summary>
    public long Position { get; private set; } = position;

    public Dictionary<MachineAddress, LiveMachine> Machines { get; } = [];

    public List<LogRow> Log { get; } = [];

    /// <summary>The index of the newest row of each machine in <see cref="Log"/>.</summary>
    public Dictionary<long, int> LastRows { get; } = [];

    public Dictionary<(long Machine, string Name), TimerChange> Timers { get; } = [];

    public List<EffectRow> NewEffects { get; } = [];

    public List<long> FinishedEffects { get; } = [];

    /// <summary>The effects that begin after the commit; their tries are counted in it.</summary>
    public List<EffectRow> Launches { get; } = [];

    public List<(MachineAddress Release, Transition Transition)> Transitions { get; } = [];

    public Dictionary<(ProjectionKind Kind, MachineAddress Address), Project> Projections { get; } = [];

    public List<Reply> Replies { get; } = [];

    public List<(long Position, Delivery Delivery)> Parked { get; } = [];

    public List<(long Position, UndeliverableMessage Message)> Undeliverable { get; } = [];

    public List<QuarantinedMachine> Quarantined { get; } = [];

    public List<MachineAddress> Resumed { get; } = [];

    /// <summary>Whether anything is to be written.</summary>
    public bool HasWork { get; set; }

    public long NextPosition() => ++Position;

    /// <summary>Takes over what a cascade has come to.</summary>
    public void Add(Cascade cascade)
    {
        HasWork |= cascade.HasWork;
        foreach (var machine in cascade.Machines.Values)
        {
            Machines[machine.Address] = machine;
        }

        foreach (var row in cascade.Log)
        {
            LastRows[row.Machine] = Log.Count;
            Log.Add(row);
        }

        foreach (var issued in CollectionsMarshal.AsSpan(cascade.Commands))
        {
            Add(issued);
        }

        Parked.AddRange(cascade.Parked.Select(d => (NextPosition(), d)));
        Undeliverable.AddRange(cascade.Undeliverable.Select(d => (NextPosition(), new UndeliverableMessage(d.To, Now, d.Envelope))));
    }

    /// <summary>A timer that is gone, unless a newer one of its name was set.</summary>
    public void RemoveTimer(long machine, MachineAddress address, string name, long generation)
    {
        if (!Timers.TryGetValue((machine, name), out var change) || change.Generation <= generation)
        {
            Timers[(machine, name)] = new TimerChange(address, generation, Due: null);
        }

        HasWork = true;
    }

    /// <summary>Takes back messages that were parked in this batch for a machine that goes on after all.</summary>
    public List<Envelope> TakeParked(MachineAddress machine)
    {
        var taken = Parked.Where(p => p.Delivery.To == machine).Select(p => p.Delivery.Envelope).ToList();
        Parked.RemoveAll(p => p.Delivery.To == machine);
        return taken;
    }

    private void Add(IssuedCommand issued)
    {
        switch (issued.Command)
        {
            case SetTimer timer:
                Timers[(issued.Machine, timer.Name)] = new TimerChange(issued.Address, timer.Generation, timer.DueAt.UtcTicks);
                break;
            case CancelTimer timer:
                RemoveTimer(issued.Machine, issued.Address, timer.Name, timer.Generation);
                break;
            case InvokeEffect effect:
                NewEffects.Add(new EffectRow(NextPosition(), issued.Machine, issued.Address, effect.EffectId, effect.Effect, Tries: 0, Due: 0));
                break;
            case RecordTransition record:
                Transitions.Add((issued.Address.Release, record.Transition));
                break;
            case Project project:
                Projections[(project.Kind, project.Address)] = project;
                break;
            case Reply reply:
                Replies.Add(reply);
                break;
        }
    }
}
