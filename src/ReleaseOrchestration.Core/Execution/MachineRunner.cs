using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Hands messages to machines. Shells may deliver a message twice and out of order.</summary>
public static class MachineRunner
{
    /// <summary>The sender of starts and signals. They have no sequence: the id of a signal tells a repetition.</summary>
    public const string Outside = "outside";

    /// <summary>The sender of <see cref="TimerFired"/>.</summary>
    public const string Timer = "timer";

    /// <summary>The sender of <see cref="EffectFinished"/>.</summary>
    public const string Effects = "effect";

    /// <summary>Handles a message, and those that were held back for want of it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="snapshot">Its state; <see cref="MachineSnapshot.Empty"/> before its start.</param>
    /// <param name="envelope">The message.</param>
    /// <param name="now">The instant of the turn; never before that of an earlier turn.</param>
    public static Turn Deliver(Machine machine, MachineSnapshot snapshot, Envelope envelope, DateTimeOffset now)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        var expected = snapshot.Mailbox.Expected(envelope.From);
        if (envelope.Sequence > expected)
        {
            return new Turn(snapshot with { Mailbox = snapshot.Mailbox.Hold(envelope) }, []);
        }

        if (envelope.Sequence != 0 && envelope.Sequence < expected)
        {
            return new Turn(snapshot, Repeat(snapshot.Mailbox, envelope.Message));
        }

        Envelope? next = envelope;
        while (next is not null)
        {
            snapshot = Handle(machine, snapshot, next, now, commands);
            (var mailbox, next) = snapshot.Mailbox.TakeHeld();
            snapshot = snapshot with { Mailbox = mailbox };
        }

        return new Turn(snapshot, commands.ToImmutable());
    }

    private static MachineSnapshot Handle(
        Machine machine, MachineSnapshot snapshot, Envelope envelope, DateTimeOffset now, ImmutableArray<Command>.Builder commands)
    {
        if (Repeat(snapshot.Mailbox, envelope.Message) is { IsEmpty: false } again)
        {
            commands.AddRange(again);
            return snapshot with { Mailbox = snapshot.Mailbox.Accept(envelope) };
        }

        var log = new TurnLog(now, snapshot.Turn + 1);
        var state = machine.Handle(snapshot.State, envelope.Message, log);
        var (made, mailbox) = log.Seal(machine, snapshot.Mailbox.Accept(envelope));
        commands.AddRange(made);
        return snapshot with { Turn = log.Turn, Mailbox = mailbox.Forget(address => machine.IsFinishedWith(state, address)), State = state };
    }

    // A signal that was answered is answered again, and not done again.
    private static ImmutableArray<Command> Repeat(Mailbox mailbox, Message message)
    {
        var id = message switch
        {
            Signal signal => signal.SignalId,
            SkipRequested skip => skip.Signal.SignalId,
            _ => null,
        };
        var answer = id is null ? null : mailbox.Answered.FirstOrDefault(r => r.SignalId == id);
        return answer is null ? [] : [answer];
    }
}
