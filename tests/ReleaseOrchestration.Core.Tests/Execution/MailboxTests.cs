using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class MailboxTests
{
    private static readonly Mailbox Empty = new();

    [Fact]
    public void Hold_TheSameMessageTwice_KeepsItOnce()
    {
        var held = Empty.Hold(From("a", 3)).Hold(From("a", 3));
        Assert.Single(held.Held);
        Assert.Equal(3, held.Hold(From("a", 2)).Hold(From("b", 3)).Held.Length);
    }

    [Fact]
    public void TakeHeld_GivesWhatIsNextAndNothingBeforeIt()
    {
        var mailbox = Empty.Hold(From("a", 3)).Hold(From("a", 2)).Hold(From("b", 2));
        Assert.Null(mailbox.TakeHeld().Next);
        var (after, next) = mailbox.Accept(From("a", 1)).TakeHeld();
        Assert.Equal(("a", 2L), (next!.From, next.Sequence));
        Assert.Equal([("a", 3L), ("b", 2L)], after.Held.Select(h => (h.From, h.Sequence)));
        Assert.Equal(3L, after.Accept(next).TakeHeld().Next!.Sequence);
        Assert.Null(after.TakeHeld().Next);
    }

    [Fact]
    public void Accept_MessageWithoutASequence_LeavesTheWatermark()
    {
        Assert.Equal(1, Empty.Accept(From("outside", 0)).Expected("outside"));
        Assert.Equal(2, Empty.Accept(From("a", 1)).Expected("a"));
        Assert.Equal(1, Empty.Accept(From("a", 1)).Expected("b"));
    }

    [Fact]
    public void Remember_MoreThanItKeeps_ForgetsTheOldest()
    {
        var mailbox = Enumerable.Range(1, Mailbox.RememberedAnswers).Aggregate(Empty, (box, n) => box.Remember(Reply(n)));
        Assert.Equal((Mailbox.RememberedAnswers, "s1"), (mailbox.Answered.Length, mailbox.Answered[0].SignalId));
        mailbox = mailbox.Remember(Reply(99));
        Assert.Equal((Mailbox.RememberedAnswers, "s2", "s99"), (mailbox.Answered.Length, mailbox.Answered[0].SignalId, mailbox.Answered[^1].SignalId));
    }

    [Theory]
    [InlineData(Mailbox.MostRemembered, 0, false)]
    [InlineData(Mailbox.MostRemembered + 1, 0, true)]
    [InlineData(0, Mailbox.MostRemembered, false)]
    [InlineData(0, Mailbox.MostRemembered + 1, true)]
    public void Forget_OnlyAboveItsLimit_AndOnlyThoseThatAreFinished(int received, int sent, bool forgets)
    {
        var mailbox = new Mailbox { Received = Watermarks(received), Sent = Watermarks(sent) };
        var after = mailbox.Forget(address => address != "m0");
        Assert.Equal(forgets ? 1 : received + sent, after.Received.Count + after.Sent.Count);
    }

    [Theory]
    [InlineData("r/1/", "r", 1, "")]
    [InlineData("r/12/p.a/q", "r", 12, "p.a/q")]
    public void TryParse_Address_ReadsWhatToStringWrites(string text, string release, int run, string path)
    {
        Assert.Equal(new MachineAddress(release, run, path), MachineAddress.TryParse(text));
        Assert.Equal(text, MachineAddress.TryParse(text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("r")]
    [InlineData("r/1")]
    [InlineData("/1/p")]
    [InlineData("r/x/p")]
    [InlineData("r/-1/p")]
    public void TryParse_AnythingElse_IsNoAddress(string text) => Assert.Null(MachineAddress.TryParse(text));

    private static Envelope From(string sender, long sequence) => new() { From = sender, Sequence = sequence, Message = new AbortRequested { Actor = "a" } };

    private static Reply Reply(int number) =>
        new() { SignalId = string.Create(CultureInfo.InvariantCulture, $"s{number}"), Answer = new SignalReply { Accepted = true } };

    private static ImmutableSortedDictionary<string, long> Watermarks(int count) =>
        Enumerable.Range(0, count).ToImmutableSortedDictionary(n => string.Create(CultureInfo.InvariantCulture, $"m{n}"), n => 1L, StringComparer.Ordinal);
}
