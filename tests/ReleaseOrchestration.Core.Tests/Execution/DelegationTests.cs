using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Votes that are passed on, and seats that are given to somebody else.</summary>
public sealed class DelegationTests
{
    private const string Path = "p.go";

    [Fact]
    public void Delegate_OwnSeat_TheOtherDecidesAndTheApproverNoLonger()
    {
        var run = Run("approvers: [user:alice, user:carol], quorum: all");
        Assert.True(Delegate(run, "user:alice", "user:bob").Accepted);
        Refused("RO3104", run.Approve(Path, "user:alice"));
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Assert.True(run.Approve(Path, "user:carol").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
        var recorded = Assert.Single(run.Transitions, t => t.Event == "signOff.delegated");
        Assert.Equal(("user:alice", "away until Monday"), (recorded.Actor, recorded.Reason));
    }

    [Fact]
    public void Delegate_VoteOfAGroup_TheOtherFillsTheSeatAndTheMemberMayNot()
    {
        var run = Run("approvers: [group:qa], quorum: 2");
        Assert.True(Delegate(run, "user:alice", "user:bob", "qa").Accepted);
        Refused("RO3131", run.Approve(Path, "user:alice", "qa"));
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Assert.Equal("OnHold", run.Status(Path));
        Assert.True(run.Approve(Path, "user:dan", "qa").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
    }

    [Fact]
    public void Delegate_ToOneself_TakesTheVoteBack()
    {
        var run = Run("approvers: [user:alice, group:qa], quorum: all");
        Delegate(run, "user:alice", "user:bob");
        Assert.True(Delegate(run, "user:alice", "user:alice").Accepted);
        Refused("RO3104", run.Approve(Path, "user:bob"));
        Assert.True(run.Approve(Path, "user:alice").Accepted);
    }

    [Theory]
    [InlineData("user:alice")]
    [InlineData("user:dan")]
    public void Delegate_AfterTheOtherDecided_IsRefusedAndTheDecisionStands(string to)
    {
        var run = Run("approvers: [user:alice, user:carol], quorum: all");
        Delegate(run, "user:alice", "user:bob");
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Refused("RO3137", Delegate(run, "user:alice", to));
        Assert.True(run.Approve(Path, "user:carol").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
    }

    [Fact]
    public void Delegate_PassedOnAgain_TheLastOneDecides()
    {
        var run = Run("approvers: [user:alice]");
        Delegate(run, "user:alice", "user:bob");
        Assert.True(Delegate(run, "user:bob", "user:carol").Accepted);
        Refused("RO3104", run.Approve(Path, "user:bob"));
        Assert.True(run.Approve(Path, "user:carol").Accepted);
    }

    [Fact]
    public void Delegate_ToAGroupOfWhichTwoDecide_FillsOneSeat()
    {
        var run = Run("approvers: [user:alice, user:carol], quorum: all");
        Delegate(run, "user:alice", "group:ops");
        Assert.True(run.Approve(Path, "user:dan", "ops").Accepted);
        Refused("RO3104", run.Approve(Path, "user:eve"));
        Assert.Equal("OnHold", run.Status(Path));
    }

    [Fact]
    public void Delegate_LaterTurn_IsKeptForIt()
    {
        var run = Run("approvers: [user:alice, user:carol], quorum: all, mode: sequential");
        Assert.True(Delegate(run, "user:carol", "user:bob").Accepted);
        Refused("RO3104", run.Approve(Path, "user:bob"));
        run.Approve(Path, "user:alice");
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
    }

    [Theory]
    [InlineData("approvers: [user:alice]", "user:eve", "user:bob", "RO3132")]
    [InlineData("approvers: [user:alice]", "user:alice", "bob", "RO3134")]
    [InlineData("approvers: [user:alice], exclude: [starter]", "user:alice", "user:rita", "RO3134")]
    [InlineData("approvers: [user:alice], exclude: [creator]", "user:alice", "user:carl", "RO3134")]
    [InlineData("approvers: [user:rita], exclude: [starter]", "user:rita", "user:bob", "RO3132")]
    [InlineData("quorum: 2", "user:alice", "user:bob", "RO3135")]
    public void Delegate_ThatCannotBe_IsRefusedAndRecorded(string approval, string by, string to, string code)
    {
        var run = Run(approval);
        Refused(code, Delegate(run, by, to));
        Assert.Equal(code, Assert.Single(run.Transitions, t => t.Event == "signOff.refused").Details!.Entries["code"].Text);
    }

    [Fact]
    public void Delegate_AfterTheDecision_IsRefused()
    {
        var run = Run("approvers: [user:alice, user:carol], quorum: all");
        run.Approve(Path, "user:alice");
        Refused("RO3132", Delegate(run, "user:alice", "user:bob"));
        Refused("RO3134", Delegate(run, "user:carol", "user:alice"));
        run.Reject(Path, "user:carol");
        Refused("RO3102", Delegate(run, "user:carol", "user:bob"));
    }

    [Fact]
    public void Reassign_OpenSeat_GoesToTheOther()
    {
        var run = Run("approvers: [user:alice, group:qa], quorum: all");
        Assert.True(Reassign(run, "group:qa", "user:bob", "nobody of QA is here").Accepted);
        Refused("RO3104", run.Approve(Path, "user:dan", "qa"));
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Refused("RO3133", Reassign(run, "user:bob", "user:eve", "late"));
        Refused("RO3133", Reassign(run, "user:nobody", "user:eve", "typing error"));
        Refused("RO3011", Reassign(run, "user:alice", "user:eve", " "));
        Assert.True(run.Approve(Path, "user:alice").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
    }

    [Fact]
    public void Delegate_ToAnotherAfterOne_TheFirstMayNoLongerDecide()
    {
        var run = Run("approvers: [group:qa, group:ops], quorum: all");
        Delegate(run, "user:alice", "user:bob", "qa");
        Delegate(run, "user:alice", "user:carol", "qa");
        Refused("RO3104", run.Approve(Path, "user:bob"));
        Assert.True(run.Approve(Path, "user:carol").Accepted);
    }

    [Fact]
    public void Delegate_TwoVotesOfOnePersonAndThoseOfOthers_AllStand()
    {
        var run = Run("approvers: [group:qa, group:ops, user:dan], quorum: all");
        Delegate(run, "user:alice", "user:bob", "qa");
        Assert.True(run.Signal(Path, id => new DelegateSignOff { SignalId = id, Actor = "user:alice", Groups = ["ops", "qa"], To = "user:carol", Seat = "group:ops" }).Accepted);
        Delegate(run, "user:dan", "user:erin");
        Reassign(run, "user:erin", "user:fred", "erin is ill");
        Assert.Equal(["user:bob", "user:carol", "user:erin", "user:fred"], run.View(Path)!.Approval!.SeatChanges.Select(c => c.To));
        Assert.True(run.Approve(Path, "user:bob").Accepted);
        Assert.True(run.Approve(Path, "user:carol").Accepted);
        Assert.True(run.Approve(Path, "user:fred").Accepted);
        Assert.Equal("Succeeded", run.Status(Path));
    }

    [Fact]
    public void Reassign_BackToTheOperatorWhoDoesIt_IsAReassignment()
    {
        var run = Run("approvers: [user:alice], quorum: all");
        Reassign(run, "user:alice", "user:op", "alice has left");
        Assert.True(run.Approve(Path, "user:op").Accepted);
    }

    [Fact]
    public void View_WithExclusions_NamesThePersons()
    {
        Assert.Equal("user:carl, user:rita", string.Join(", ", Run("approvers: [user:alice], exclude: [creator, starter]").View(Path)!.Approval!.Excluded));
        Assert.Equal("user:carl", string.Join(", ", Run("approvers: [user:alice], exclude: [creator]").View(Path)!.Approval!.Excluded));
        Assert.Equal("user:rita", string.Join(", ", Run("approvers: [user:alice], exclude: [starter]").View(Path)!.Approval!.Excluded));
        Assert.Empty(Run("approvers: [user:alice]").View(Path)!.Approval!.Excluded);
    }

    [Fact]
    public void View_AfterDelegation_SaysWhoMayDecide()
    {
        var run = Run("approvers: [user:alice, group:qa], quorum: all");
        Delegate(run, "user:alice", "user:bob");
        Delegate(run, "user:dan", "user:erin", "qa");
        var approval = run.View(Path)!.Approval!;
        Assert.Equal("user:bob, group:qa", string.Join(", ", approval.Seats));
        Assert.True(approval.Takes("user:bob", []));
        Assert.True(approval.Takes("user:erin", []));
        Assert.False(approval.Takes("user:alice", []));
        Assert.False(approval.Takes("user:dan", ["qa"]));
        Assert.True(approval.Takes("user:fred", ["qa"]));
    }

    private static ReleaseRun Run(string approval) => ReleaseRun.Of($$"""
        process:
          id: p
          phases:
            - phase:
                id: p
                activities:
                  - activity:
                      id: go
                      type: manual
                      approval: { {{approval}} }
        """);

    private static void Refused(string code, SignalReply reply) => Assert.Equal((false, code), (reply.Accepted, reply.Code));

    private static SignalReply Delegate(ReleaseRun run, string by, string to, params string[] groups) =>
        run.Signal(Path, id => new DelegateSignOff { SignalId = id, Actor = by, Groups = [.. groups], To = to, Reason = "away until Monday" });

    private static SignalReply Reassign(ReleaseRun run, string seat, string to, string reason) =>
        run.Signal(Path, id => new ReassignSignOff { SignalId = id, Actor = "user:op", Seat = seat, To = to, Reason = reason });
}
