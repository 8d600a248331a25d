using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Notifications;

public sealed class EventReadingTests
{
    [Theory]
    [InlineData("release.started", "Running", "release.started")]
    [InlineData("release.ended", "Succeeded", "release.ended release.succeeded")]
    [InlineData("release.ended", "PartiallySucceeded", "release.ended release.succeeded")]
    [InlineData("release.ended", "Failed", "release.ended release.failed release.burned")]
    [InlineData("release.ended", "Aborted", "release.ended release.aborted release.burned")]
    [InlineData("release.statusChanged", "OnHold", "release.on-hold")]
    [InlineData("release.statusChanged", "Running", "")]
    [InlineData("release.paused", "", "release.paused")]
    [InlineData("phase.ended", "Failed", "phase.ended phase.failed")]
    [InlineData("phase.ended", "Skipped", "phase.ended")]
    [InlineData("phase.statusChanged", "OnHold", "phase.on-hold")]
    [InlineData("activity.started", "Running", "activity.started")]
    [InlineData("activity.started", "OnHold", "input.needed activity.started")]
    [InlineData("activity.ended", "Failed", "activity.ended activity.failed")]
    [InlineData("activity.onHold", "OnHold", "activity.on-hold")]
    [InlineData("activity.attemptFailed", "", "")]
    [InlineData("signOff.decided", "", "sign-off.decided")]
    [InlineData("signOff.approved", "", "sign-off.approved")]
    [InlineData("signOff.overdue", "", "sign-off.overdue")]
    [InlineData("signOff.reassigned", "", "sign-off.reassigned")]
    [InlineData("signOff.refused", "", "")]
    [InlineData("freeze.holds", "", "freeze.hit")]
    [InlineData("freeze.warned", "", "freeze.hit")]
    [InlineData("breakGlass.confirmed", "", "freeze.overridden")]
    public void KindsOf_Entry_AreItsKinds(string name, string after, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', EventReading.KindsOf(Entry(name, after), isOutermost: true, asksForSignOff: false)));

    [Fact]
    public void KindsOf_StartOfASignOff_SaysThatSomebodyIsAsked() =>
        Assert.Equal<string>([EventKinds.SignOffNeeded, EventKinds.ActivityStarted], EventReading.KindsOf(Entry("activity.started", "OnHold"), isOutermost: true, asksForSignOff: true));

    [Fact]
    public void KindsOf_EndOfASubprocess_AreNone() => Assert.Empty(EventReading.KindsOf(Entry("release.ended", "Failed"), isOutermost: false, asksForSignOff: false));

    [Fact]
    public void KindsOf_SignOffThatNobodyDecidedInTime_AreOverdueToo()
    {
        var expired = Entry("signOff.rejected", "") with { Details = DataValue.Of([KeyValuePair.Create("outcome", DataValue.Of("expired"))]) };
        Assert.Equal<string>([EventKinds.SignOffRejected, EventKinds.SignOffOverdue], EventReading.KindsOf(expired, isOutermost: true, asksForSignOff: true));
        Assert.Equal("expired", EventReading.OutcomeOf(expired));
        var byItself = Entry("signOff.approved", "") with { Actor = "system" };
        Assert.Equal<string>([EventKinds.SignOffApproved, EventKinds.SignOffOverdue], EventReading.KindsOf(byItself, isOutermost: true, asksForSignOff: true));
    }

    [Fact]
    public void KindsOf_AllEntries_AreKindsThatRulesCanName()
    {
        string[] names = ["release.started", "release.ended", "release.resumed", "phase.started", "phase.onHold", "activity.started", "activity.ended", "signOff.reminded", "signOff.escalated", "signOff.delegated", "freeze.lifted"];
        foreach (var kind in names.SelectMany(name => EventReading.KindsOf(Entry(name, "Failed"), isOutermost: true, asksForSignOff: true)))
        {
            Assert.Contains(kind, EventKinds.All.AsEnumerable());
        }
    }

    private static AuditEntry Entry(string name, string after) =>
        new() { Sequence = 1, At = DateTimeOffset.UnixEpoch, Chain = "r/1/", Event = name, After = after, Actor = "user:rita" };
}
