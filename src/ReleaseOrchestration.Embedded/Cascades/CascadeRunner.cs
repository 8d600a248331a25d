using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>Computes cascades. A machine that fails is quarantined, and the cascade computed again without it: messages for it are parked.</summary>
internal sealed class CascadeRunner(LiveMachines live, MachineLoader loader, DefinitionCache definitions, Quarantine quarantine, int limit)
{
    public void Run(Batch batch, Delivery first)
    {
        for (var restless = 0; ;)
        {
            var cascade = new Cascade();
            cascade.Enqueue(first);
            try
            {
                if (Drain(batch, cascade) is { } receiver)
                {
                    // Two that answer each other for ever end with the one; if that was not it, what set the cascade off is set aside.
                    throw new MachineFaultException(restless++ == 0 ? receiver : first.To, $"it is part of a cascade that does not come to rest within {limit} messages.");
                }

                batch.Add(cascade);
                return;
            }
            catch (MachineFaultException fault)
            {
                SetAside(batch, fault);
            }
        }
    }

    /// <returns>Whether there is such a machine; null when it could not be brought back and is quarantined now.</returns>
    public bool? Exists(Batch batch, MachineAddress address)
    {
        try
        {
            return Find(batch, address) is not null;
        }
        catch (MachineFaultException fault)
        {
            SetAside(batch, fault);
            return null;
        }
    }

    // As the batch has left it so far.
    private LiveMachine? Find(Batch batch, MachineAddress address) =>
        batch.Machines.GetValueOrDefault(address) ?? live.Find(address) ?? Load(address);

    /// <summary>The first message of a machine; null when there is none of that address.</summary>
    public MachineStart? Start(Batch batch, MachineAddress address) => Find(batch, address)?.Machine.Start;

    private void SetAside(Batch batch, MachineFaultException fault)
    {
        var row = new QuarantinedMachine(fault.Machine, batch.Now, fault.Message, fault.ToString());
        quarantine.Add(row);
        batch.Quarantined.Add(row);
        batch.HasWork = true;
    }

    private LiveMachine? Load(MachineAddress address)
    {
        var machine = loader.Load(address);
        if (machine is not null)
        {
            live.Put(machine);
        }

        return machine;
    }

    // Null when it came to rest; else the receiver of the first message that is too many.
    private MachineAddress? Drain(Batch batch, Cascade cascade)
    {
        for (var handled = 0; cascade.TryDequeue(out var delivery);)
        {
            if (quarantine.Contains(delivery.To))
            {
                cascade.Parked.Add(delivery);
            }
            else if (++handled > limit)
            {
                return delivery.To;
            }
            else
            {
                Handle(batch, cascade, delivery);
            }
        }

        return null;
    }

    private void Handle(Batch batch, Cascade cascade, Delivery delivery)
    {
        var machine = cascade.Machines.GetValueOrDefault(delivery.To) ?? Find(batch, delivery.To);
        var start = delivery.Envelope.Message as MachineStart;
        if (machine is null && start is null && Machine.StartOnDemand(delivery.To) is { } first)
        {
            machine = Deliver(batch, cascade, Create(batch, first), new Envelope { From = MachineRunner.Outside, Message = first });
        }

        if ((machine is null) == (start is null))
        {
            cascade.Undeliverable.Add(delivery);
            return;
        }

        Deliver(batch, cascade, machine ?? Create(batch, start!), delivery.Envelope);
    }

    private LiveMachine Create(Batch batch, MachineStart start)
    {
        try
        {
            return LiveMachine.New(batch.NextPosition(), definitions.Create(start));
        }
        catch (Exception e) when (MachineFaultException.IsFault(e))
        {
            throw new MachineFaultException(start.Self, $"it cannot be started: {e.Message}", e);
        }
    }

    private static LiveMachine Deliver(Batch batch, Cascade cascade, LiveMachine machine, Envelope envelope)
    {
        var turn = Turn(machine, envelope, batch.Now);
        if (!ReferenceEquals(turn.Snapshot, machine.Snapshot))
        {
            machine = Log(batch, cascade, machine, envelope) with { Snapshot = turn.Snapshot };
            cascade.Machines[machine.Address] = machine;
        }

        foreach (var command in turn.Commands)
        {
            Execute(cascade, machine, command);
        }

        return machine;
    }

    private static Turn Turn(LiveMachine machine, Envelope envelope, DateTimeOffset now)
    {
        try
        {
            return MachineRunner.Deliver(machine.Machine, machine.Snapshot, envelope, now);
        }
        catch (Exception e) when (MachineFaultException.IsFault(e))
        {
            throw new MachineFaultException(machine.Address, $"it failed on {envelope.Message.GetType().Name}: {e.Message}", e);
        }
    }

    private static LiveMachine Log(Batch batch, Cascade cascade, LiveMachine machine, Envelope envelope)
    {
        var body = envelope.Message is MachineStart ? null : ExecutionJson.Serialize(envelope);
        var row = new LogRow(batch.NextPosition(), machine.Id, machine.Head, batch.Now.UtcTicks, body, Hash: null);
        cascade.Log.Add(row);
        var bytes = LogCost.Of(row);
        return machine with { Head = row.Position, TailBytes = machine.TailBytes + bytes, UnhashedBytes = machine.UnhashedBytes + bytes };
    }

    private static void Execute(Cascade cascade, LiveMachine machine, Command command)
    {
        switch (command)
        {
            case StartChild child:
                cascade.Enqueue(Delivery.From(machine.Address.ToString(), child.Start.Self, child.Start));
                break;
            case Send send:
                cascade.Enqueue(new Delivery(send.To, send.Envelope));
                break;
            case End { Envelope: { } envelope }:
                cascade.Enqueue(new Delivery(machine.Machine.Parent!, envelope));
                break;
            default:
                cascade.Commands.Add(new IssuedCommand(machine.Id, machine.Address, command));
                break;
        }
    }
}
