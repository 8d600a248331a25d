using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class BreakGlassTests
{
    private const string Process = """
        process:
          id: p
          phases:
            - phase:
                id: one
                environment: prod
                activities:
                  - activity: {id: m, type: manual}
                  - activity: {id: a, type: automated, depends-on: [m], pipeline: {pipeline: a}}
                  - activity: {id: b, type: automated, depends-on: [a], pipeline: {pipeline: b}}
        """;

    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    [Fact]
    public void BreakGlass_ByTwoPeople_LetsTheReleaseGoOnUntilItExpires()
    {
        var run = Frozen();
        var requested = run.Break("user:ann", "f", "the shop is down", TwoHours);
        Assert.Equal((true, 202), (requested.Accepted, requested.Status));
        Assert.False(run.HasPipeline("one.a"));
        var wait = Assert.Single(run.Runtime.View(run.Root)!.WaitsFor, w => w.Kind == WaitKind.SignOff);
        Assert.Equal(("a second person", ReleaseRun.Start + TwoHours), (wait.On, wait.Until));
        Assert.True(run.Break("user:bob", "f", "seen").Accepted);
        Assert.True(run.HasPipeline("one.a"));
        Assert.DoesNotContain(run.Runtime.View(run.Root)!.WaitsFor, w => w.Kind == WaitKind.SignOff);
        run.Pass("119m");
        run.Succeed("one.a");
        Assert.True(run.HasPipeline("one.b"));
        run.Pass("1m");
        run.Fail("one.b");
        run.Retry("one.b");
        Assert.Equal(WaitKind.Freeze, run.WaitOf("one.b").Kind);
        Assert.Equal(
            [" breakGlass.requested", " breakGlass.confirmed", "f freeze.broken", "one.a freeze.passed", "one.b freeze.passed"],
            run.Transitions.Where(t => t.Event is "freeze.broken" or "freeze.passed" || t.Event.StartsWith("breakGlass", StringComparison.Ordinal)).Select(t => $"{t.Path} {t.Event}"));
        var confirmed = run.Transitions.Single(t => t.Event == "breakGlass.confirmed");
        Assert.Equal(("user:bob", "seen"), (confirmed.Actor, confirmed.Reason));
        Assert.Equal("user:ann", confirmed.Details!.Entries["requestedBy"].Text);
        Assert.Equal("the shop is down", confirmed.Details.Entries["requestReason"].Text);
    }

    [Fact]
    public void BreakGlass_ForOneFreeze_LeavesTheOtherInForce()
    {
        var run = Frozen();
        run.Freeze("{id: g, from: 2025-01-01T00:00:00Z}");
        run.Break("user:ann", "f", expires: TwoHours);
        run.Break("user:bob", "f");
        Assert.Equal("g", run.WaitOf("one.a").On);
    }

    [Fact]
    public void BreakGlass_ForOneRelease_LeavesOthersFrozen()
    {
        var run = Frozen();
        run.Break("user:ann", "f", expires: TwoHours);
        run.Break("user:bob", "f");
        var other = new FreezeAsked { Requester = new MachineAddress("r2", 1, "one.a"), Number = 1, Subject = new FreezeSubject { ReleaseId = "r2", Environment = "prod" } };
        run.Runtime.Deliver(MachineAddress.Freezes, new Envelope { From = "r2/1/one.a", Message = other });
        Assert.Single(run.Freezes().Waiting, w => w.Key == "r2/1/one.a");
    }

    [Fact]
    public void BreakGlass_OfARelease_CountsInItsSubprocesses()
    {
        var run = ReleaseRun.WithChild(
            "process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: m, type: manual}}, {activity: {id: s, type: subprocess, process: child, depends-on: [m]}}]}}]}",
            "process: {id: child, phases: [{phase: {id: c, activities: [{activity: {id: d, type: automated, pipeline: {pipeline: d}}}]}}]}");
        run.Freeze("{id: f, from: 2025-01-01T00:00:00Z}");
        run.Done("one.m");
        Assert.Equal("RO3001", run.Signal("one.s/", id => new BreakGlass { SignalId = id, Actor = "user:ann", Freeze = "f", Reason = "r", ExpiresIn = TwoHours }).Code);
        run.Break("user:ann", "f", expires: TwoHours);
        run.Break("user:bob", "f");
        Assert.True(run.HasPipeline("one.s/c.d"));
    }

    [Fact]
    public void BreakGlass_ByTheWrongPeople_IsRefused()
    {
        var run = Frozen();
        Assert.Equal(("RO3501", 403), Refused(run.Break("user:rita", "f", expires: TwoHours)));
        Assert.Equal(("RO3011", 422), Refused(run.Break("user:ann", "f", " ", TwoHours)));
        Assert.Equal(("RO3503", 404), Refused(run.Break("user:ann", "g", expires: TwoHours)));
        Assert.Equal(("RO3506", 422), Refused(run.Break("user:ann", "f")));
        Assert.Equal(("RO3506", 422), Refused(run.Break("user:ann", "f", expires: TimeSpan.Zero)));
        Assert.Equal(("RO3506", 422), Refused(run.Break("user:ann", "f", expires: TimeSpan.FromDays(8))));
        Assert.Equal(("RO3506", 422), Refused(run.Break("user:ann", "f", at: ReleaseRun.Start)));
        Assert.True(run.Break("user:ann", "f", expires: TwoHours).Accepted);
        Assert.Equal(("RO3502", 403), Refused(run.Break("user:ann", "f")));
        Assert.Equal(("RO3501", 403), Refused(run.Break("user:rita", "f")));
        Assert.False(run.HasPipeline("one.a"));
        Assert.True(run.Break("user:bob", "f").Accepted);
        Assert.Equal(("RO3505", 409), Refused(run.Break("user:eve", "f", expires: TwoHours)));
    }

    [Fact]
    public void BreakGlass_WhenTheRequestHasLapsed_IsRefusedOnceAndBeginsAnew()
    {
        var run = Frozen();
        run.Break("user:ann", "f", expires: TwoHours);
        run.Pass("2h");
        Assert.Equal(("RO3504", 409), Refused(run.Break("user:bob", "f", expires: TwoHours)));
        Assert.True(run.Break("user:bob", "f", expires: TwoHours).Accepted);
        Assert.False(run.HasPipeline("one.a"));
        run.Break("user:ann", "f");
        Assert.True(run.HasPipeline("one.a"));
    }

    [Fact]
    public void BreakGlass_WhereTheSecondSaysLess_ExpiresEarlier()
    {
        var run = Frozen();
        run.Break("user:ann", "f", expires: TwoHours);
        run.Break("user:bob", "f", expires: TimeSpan.FromHours(1));
        Assert.Equal(ReleaseRun.Start + TimeSpan.FromHours(1), Assert.Single(run.Freezes().Exemptions).ExpiresAt);
    }

    [Fact]
    public void BreakGlass_OfAFreezeThatWasEndedAndOfAnEndedRelease_IsRefused()
    {
        var run = Frozen();
        run.Freeze("{id: f, scope: {environments: prod}, from: 2025-01-01T00:00:00Z}", ended: true);
        Assert.Equal(("RO3503", 404), Refused(run.Break("user:ann", "f", expires: TwoHours)));
        run.Abort();
        Assert.Equal(("RO3002", 409), Refused(run.Break("user:ann", "f", expires: TwoHours)));
    }

    private static ReleaseRun Frozen()
    {
        var run = ReleaseRun.Configured(ReleaseRun.Read(Process), r => (r.DoubledMessages, r.Reloads) = (int.MaxValue, true));
        run.Freeze("{id: f, scope: {environments: prod}, from: 2025-01-01T00:00:00Z}");
        run.Done("one.m");
        Assert.Equal(WaitKind.Freeze, run.WaitOf("one.a").Kind);
        return run;
    }

    private static (string Code, int Status) Refused(SignalReply reply)
    {
        Assert.False(reply.Accepted);
        return (reply.Code, reply.Status);
    }
}
