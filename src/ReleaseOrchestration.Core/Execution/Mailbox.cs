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

    /// <summary>From how many senders or receivers on those are forgotten that a machine has nothing to do with any more.</summary>
    public const int MostRemembered = 1024;

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

    // A lock lives for ever and meets every activity that wants it; a repetition that is older than a thousand of these is not expected.
    internal Mailbox Forget(Func<string, bool> isFinished)
    {
        if (Received.Count <= MostRemembered && Sent.Count <= MostRemembered)
        {
            return this;
        }

        return this with
        {
            Received = Received.RemoveRange(Received.Keys.Where(isFinished)),
            Sent = Sent.RemoveRange(Sent.Keys.Where(isFinished)),
        };
    }

    internal Mailbox Remember(Reply reply)
    {
        var kept = Answered.Length < RememberedAnswers ? Answered : Answered.RemoveAt(0);
        return this with { Answered = kept.Add(reply) };
    }
}
