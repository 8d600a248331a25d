using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class ApprovalTests
{
    private static ReleaseRun Of(string approval, string more = "") => ReleaseRun.Of($$"""
        process:
          id: p
          phases:
            - phase:
                id: go
                activities:
                  - activity: {id: ok, type: manual, approval: { {{approval}} }{{more}} }
        """);

    [Fact]
    public void Decide_ByTheWrongPeople_IsRefusedWithTheReason()
    {
        var run = Of("approvers: [user:alice, group:qa, user:rita, user:carl], exclude: [creator, starter]");
        Assert.Equal("RO3104", run.Approve("go.ok", "user:mallory").Code);
        Assert.Equal("RO3105", run.Approve("go.ok", "user:rita").Code);
        Assert.Equal("RO3105", run.Approve("go.ok", "user:carl").Code);
        Assert.Equal("OnHold", run.Status("go.ok"));
        Assert.True(run.Approve("go.ok", "user:quinn", "qa").Accepted);
        Assert.Equal("approved", run.View("go.ok")!.Outcome);
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Theory]
    [InlineData("", "jti", false, true)]
    [InlineData(", require-sign-in: true", "jti", false, false)]
    [InlineData(", require-sign-in: true", "jti", true, true)]
    [InlineData(", require-sign-in: true", "", false, true)]
    public void Decide_ByLink_NeedsASignedInPersonWhereTheApprovalSaysSo(string more, string link, bool hasSignedIn, bool accepted)
    {
        var run = Of("approvers: [user:alice]" + more);
        var reply = run.Signal("go.ok", id => new DecideSignOff { SignalId = id, Actor = "user:alice", TokenId = link, HasSignedIn = hasSignedIn });
        Assert.Equal((accepted, accepted ? string.Empty : "RO3136"), (reply.Accepted, reply.Code));
        Assert.Equal(accepted && link.Length > 0 ? link : null, run.Transitions.Single(t => t.Event is "signOff.decided" or "signOff.refused").Details!.Find("link")?.Text);
    }

    [Theory]
    [InlineData("", "jti", false, true)]
    [InlineData(", require-sign-in: true", "jti", false, false)]
    [InlineData(", require-sign-in: true", "jti", true, true)]
    [InlineData(", require-sign-in: true", "", false, true)]
    public void Delegate_ByLink_NeedsASignedInPersonWhereTheApprovalSaysSo(string more, string link, bool hasSignedIn, bool accepted)
    {
        var run = Of("approvers: [user:alice]" + more);
        var reply = run.Signal("go.ok", id => new DelegateSignOff { SignalId = id, Actor = "user:alice", To = "user:bob", TokenId = link, HasSignedIn = hasSignedIn });
        Assert.Equal((accepted, accepted ? string.Empty : "RO3136"), (reply.Accepted, reply.Code));
        Assert.Equal(accepted ? "user:bob" : "user:alice", Assert.Single(run.View("go.ok")!.Approval!.OpenSeats));
        Assert.Equal(accepted && link.Length > 0 ? link : null, run.Transitions.Single(t => t.Event is "signOff.delegated" or "signOff.refused").Details!.Find("link")?.Text);
    }

    [Fact]
    public void Decide_TwiceByOnePerson_IsRefused()
    {
        var run = Of("approvers: [user:alice, user:bob], quorum: all");
        run.Approve("go.ok", "user:alice");
        Assert.Equal("RO3103", run.Approve("go.ok", "user:alice").Code);
        Assert.Equal("OnHold", run.ReleaseStatus);
        run.Approve("go.ok", "user:bob");
        Assert.Equal("RO3102", run.Approve("go.ok", "user:carol").Code);
    }

    [Fact]
    public void Quorum_OfANumber_CountsPeopleOfOneGroup()
    {
        var run = Of("approvers: [group:cab], quorum: 2");
        run.Approve("go.ok", "user:a", "cab");
        Assert.Equal("OnHold", run.ReleaseStatus);
        run.Approve("go.ok", "user:b", "cab");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Quorum_All_GivesNobodyTwoSeats()
    {
        var run = Of("approvers: [user:alice, group:qa], quorum: all");
        run.Approve("go.ok", "user:alice", "qa");
        Assert.Equal("OnHold", run.ReleaseStatus);
        run.Approve("go.ok", "user:quinn", "qa");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Mode_Sequential_AsksOneAfterTheOther()
    {
        var run = Of("approvers: [user:alice, user:bob], quorum: all, mode: sequential");
        Assert.Equal("RO3104", run.Approve("go.ok", "user:bob").Code);
        run.Approve("go.ok", "user:alice");
        Assert.Equal("user:bob", run.WaitOf("go.ok").On);
        run.Approve("go.ok", "user:bob");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Reject_ByOne_FailsAtOnceWhateverOnFailureSays()
    {
        var run = Of("approvers: [user:alice, user:bob], quorum: all", ", on-failure: ignore");
        run.Reject("go.ok", "user:bob");
        Assert.Equal("Failed", run.Status("go.ok"));
        Assert.Equal("rejected", run.View("go.ok")!.Outcome);
        Assert.Equal("Failed", run.ReleaseStatus);
    }

    [Theory]
    [InlineData("continue", "Succeeded", "rejected")]
    [InlineData("hold", "OnHold", "rejected")]
    public void OnReject_SaysWhatARejectionMeans(string onReject, string status, string outcome)
    {
        var run = Of($"approvers: [user:bob], on-reject: {onReject}");
        run.Reject("go.ok", "user:bob");
        Assert.Equal((status, outcome), (run.Status("go.ok"), run.View("go.ok")!.Outcome));
    }

    [Theory]
    [InlineData("reject", "Failed", "expired")]
    [InlineData("approve", "Succeeded", "approved")]
    [InlineData("hold", "OnHold", "")]
    public void Deadline_Passed_DoesWhatTheProcessSays(string onDeadline, string status, string outcome)
    {
        var run = Of($"approvers: [user:bob], deadline: 30m, on-deadline: {onDeadline}");
        run.Pass("29m");
        Assert.Equal("OnHold", run.Status("go.ok"));
        Assert.Equal(ReleaseRun.Start.AddMinutes(30), run.WaitOf("go.ok").Until);
        run.Pass("1m");
        Assert.Equal((status, outcome), (run.Status("go.ok"), run.View("go.ok")!.Outcome));
    }

    [Fact]
    public void Escalation_AfterItsTime_LetsMorePeopleDecide()
    {
        var run = Of("approvers: [user:bob], deadline: 30m, escalate: {after: 15m, to: [group:directors]}, remind: [50]");
        Assert.Equal("RO3104", run.Approve("go.ok", "user:dora", "directors").Code);
        run.Pass("15m");
        Assert.Contains(run.Transitions, t => t.Event == "signOff.escalated");
        Assert.Contains(run.Transitions, t => t.Event == "signOff.reminded");
        Assert.True(run.Approve("go.ok", "user:dora", "directors").Accepted);
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Decide_WithAnInvalidField_RecordsNothing()
    {
        var run = Of("approvers: [user:bob]", ", fields: [{id: impact, type: text, required: true, min-length: 5}]");
        var refused = run.Signal("go.ok", id => new DecideSignOff { SignalId = id, Actor = "user:bob", Fields = Fields("impact", "no") });
        Assert.Equal((422, "RO3106"), (refused.Status, refused.Code));
        Assert.Empty(run.View("go.ok")!.Approval!.Decisions);
        Assert.True(run.Approve("go.ok", "user:bob").Accepted);
        Assert.Equal(WaitKind.Field, run.WaitOf("go.ok").Kind);
        run.Signal("go.ok", id => new SetFields { SignalId = id, Actor = "user:bob", Fields = Fields("impact", "none at all") });
        Assert.Equal("Succeeded", run.ReleaseStatus);
        Assert.Equal("none at all", run.View("go.ok")!.Outputs["impact"].Text);
    }

    [Fact]
    public void Fields_OfAManualActivity_CanBeReadByLaterNodes()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: assess
                    activities:
                      - activity: {id: identify, type: manual, fields: [{id: impact, type: text, required: true}]}
                      - activity: {id: tell, type: automated, depends-on: [identify], inputs: {impact: <+process.assess.identify.output.impact>}, pipeline: {pipeline: tell}}
            """);
        run.Signal("assess.identify", id => new SetFields { SignalId = id, Actor = "user:bob", Fields = Fields("impact", "high") });
        Assert.Equal("high", run.View("assess.tell")!.Inputs["impact"].Text);
    }

    [Fact]
    public void Approvers_NotNamed_AreTheOwnersOfThePhase()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: go
                    owners: [qa]
                    activities:
                      - activity: {id: ok, type: manual, approval: {quorum: one}}
            """);
        Assert.Equal("RO3104", run.Approve("go.ok", "user:x", "dev").Code);
        Assert.True(run.Approve("go.ok", "user:x", "qa").Accepted);
    }

    [Fact]
    public void Tasks_AllRequiredOnes_MustBeDone()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              inputs: {deep: {type: boolean, default: true}}
              phases:
                - phase:
                    id: go
                    activities:
                      - activity:
                          id: check
                          type: manual
                          tasks:
                            - {id: look}
                            - {id: dig, required: inputs.deep}
                            - {id: rest, required: false}
            """);
        Assert.Equal(404, run.Done("go.check", "nothing").Status);
        run.Done("go.check", "look");
        Assert.Equal("dig", run.WaitOf("go.check").On);
        run.Done("go.check", "dig");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Core.Values.DataValue> Fields(string name, string value) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, Core.Values.DataValue>.Empty.Add(name, Core.Values.DataValue.Of(value));
}
