using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// What a machine has received and sent: one watermark per sender, so that a message that a shell delivers twice is dropped and one that comes too
/// early is held back.
/// </summary>
public sealed record Mailbox
{
    /// <summary>How many answers are remembered for signals that arrive twice.</summary>
    public const int RememberedAnswers = 32;

    /// <summary>The sequence of the last message handled, by sender.</summary>
    public ImmutableSortedDictionary<string, long> Received { get => field ?? ImmutableSortedDictionary<string, long>.Empty; init; }

    /// <summary>The sequence of the last message sent, by receiver.</summary>
    public ImmutableSortedDictionary<string, long> Sent { get => field ?? ImmutableSortedDictionary<string, long>.Empty; init; }

    /// <summary>Messages that came before those in front of them.</summary>
    public ImmutableArray<Envelope> Held { get => field.IsDefault ? [] : field; init; }

    /// <summary>The newest answers, oldest first.</summary>
    public ImmutableArray<Reply> Answered { get => field.IsDefault ? [] : field; init; }

    /// <summary>The sequence that the next message of a sender must have.</summary>
    public long Expected(string sender) => Received.GetValueOrDefault(sender) + 1;

    internal Mailbox Accept(Envelope envelope) =>
        envelope.Sequence == 0 ? this : this with { Received = Received.SetItem(envelope.From, envelope.Sequence) };

    internal Mailbox Hold(Envelope envelope) =>
        Held.Any(h => h.From == envelope.From && h.Sequence == envelope.Sequence) ? this : this with { Held = Held.Add(envelope) };

    internal (Mailbox Mailbox, Envelope? Next) TakeHeld()
    {
        var next = Held.FirstOrDefault(h => h.Sequence <= Expected(h.From));
        return next is null ? (this, null) : (this with { Held = Held.Remove(next) }, next);
    }

    internal (Mailbox Mailbox, Envelope Envelope) Stamp(MachineAddress self, MachineAddress to, Message message)
    {
        var key = to.ToString();
        var sequence = Sent.GetValueOrDefault(key) + 1;
        return (this with { Sent = Sent.SetItem(key, sequence) }, new Envelope { From = self.ToString(), Sequence = sequence, Message = message });
    }

    internal Mailbox Remember(Reply reply)
    {
        var kept = Answered.Length < RememberedAnswers ? Answered : Answered.RemoveAt(0);
        return this with { Answered = kept.Add(reply) };
    }
}
