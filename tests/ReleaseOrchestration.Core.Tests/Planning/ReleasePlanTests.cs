using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;

namespace ReleaseOrchestration.Core.Tests.Planning;

public sealed class ReleasePlanTests
{
    private static readonly TimeSpan Minutes5 = TimeSpan.FromMinutes(5);

    [Fact]
    public void Plan_ParallelAndSequentialActivities_AreWaves()
    {
        var plan = Plans.OfActivities("id: a, type: automated, pipeline: {pipeline: x}", "id: b, type: manual", "id: c, type: automated, depends-on: [a], pipeline: {pipeline: y}");
        Assert.Equal(["one,one.a,one.b", "one.c"], plan.Waves.Select(wave => string.Join(',', wave.Nodes.Select(node => node.Path))));
        Assert.Equal(("Succeeded", TimeSpan.FromHours(1)), (plan.Status, Plans.After(plan.EndsAt)));
        Assert.Equal(["one.b"], plan.Path());
        Assert.Equal("pipeline x on default", plan.Node("one.a").Does);
    }

    [Fact]
    public void Plan_ConditionOverAnOutputOfTheFuture_IsAssumedAndSaidSo()
    {
        var plan = Plans.OfActivities(
            "id: a, type: automated, pipeline: {pipeline: x}, outputs: {RATE: <+pipeline.outputs.rate>}",
            "id: b, type: automated, depends-on: [a], if: <+process.one.a.output.RATE> <= 1 && <+process.one.a.output.RATE> * 2 < 3, pipeline: {pipeline: 'p/${process.one.a.output.RATE}'}");
        Assert.Equal(new PlanNote("one.b", "`if` depends on the output `rate` of the pipeline of `one.a`; assumed to be true"), Assert.Single(plan.Notes));
        Assert.Equal("Succeeded", plan.Node("one.b").Status);
        Assert.Equal("pipeline (unknown: the output `rate` of the pipeline of `one.a`) on default", plan.Node("one.b").Does);
    }

    [Fact]
    public void Plan_ConditionThatIsDecidedWhateverTheFutureTells_IsDecided()
    {
        var plan = Plans.OfActivities(
            "id: a, type: automated, pipeline: {pipeline: x}, outputs: {RATE: <+pipeline.outputs.rate>}",
            "id: b, type: automated, depends-on: [a], if: <+process.one.a.output.RATE> <= 1 && <+inputs.v> == 'y', pipeline: {pipeline: y}");
        Assert.Empty(plan.Notes);
        var skip = Assert.Single(plan.Skipped);
        Assert.Equal(("one.b", "activity"), (skip.Path, skip.Kind));
        Assert.StartsWith("condition is false", skip.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_Lock_HoldsTheOtherBackAndIsOnTheCriticalPath()
    {
        var plan = Plans.OfActivities("id: a, type: automated, lock: l, pipeline: {pipeline: x}", "id: b, type: automated, lock: l, pipeline: {pipeline: x}");
        var wait = Assert.Single(plan.Node("one.b").Waits);
        Assert.Equal(new PlanWait(WaitKind.Lock, "l", Plans.Start, Plans.Start + Minutes5), wait);
        Assert.Equal(["one.a", "one.b"], plan.Path());
        Assert.Equal(Minutes5, Plans.After(plan.CriticalPath[1].ReadyAt));
    }

    [Fact]
    public void Plan_WindowAndEarliestStart_AreWaitedForAndDueIsMissed()
    {
        var plan = Plans.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: one
                    not-before: 1d
                    window: {days: [Wed], from: '09:00', to: '17:00', timezone: Europe/Zurich}
                    due: 2d
                    activities: [{activity: {id: w, type: wait, duration: 2h}}]
            """);
        Assert.Equal([WaitKind.NotBefore, WaitKind.Window], plan.Node("one").Waits.Select(wait => wait.Kind));
        var hit = Assert.Single(plan.Calendar);
        Assert.Equal(("one", WaitKind.Window, TimeSpan.FromHours(49)), (hit.Path, hit.Kind, Plans.After(hit.Until)));
        Assert.Equal(new PlanDue("one", Plans.Start.AddDays(2), Plans.Start.AddHours(51), IsMissed: true), Assert.Single(plan.Due));
        Assert.Equal(["one", "one.w"], plan.Path());
    }

    [Fact]
    public void Plan_Freeze_HoldsTheActivityUntilItsEnd()
    {
        var plan = Plans.Of(Plans.Process("id: a, type: automated, environment: prod, pipeline: {pipeline: x}", "id: b, type: automated, pipeline: {pipeline: x}") + """
            ---
            freeze: {id: easter, scope: {environments: [prod]}, from: 2025-04-06T00:00:00Z, to: 2025-04-08T00:00:00Z}
            """);
        Assert.Equal(new PlanHit("one.a", WaitKind.Freeze, "easter", Plans.Start, Plans.Start.AddHours(18)), Assert.Single(plan.Calendar));
        Assert.Equal((Plans.Start.AddHours(18), Plans.Start), (plan.Node("one.a").StartsAt, plan.Node("one.b").StartsAt));
        Assert.Equal(TimeSpan.FromHours(18), plan.CriticalPath[0].StartsAt - plan.CriticalPath[0].ReadyAt);
    }

    [Fact]
    public void Plan_OnlyApproverMayNotApprove_StopsAndSaysWhy()
    {
        var plan = Plans.Of(
            Plans.Process("id: a, type: manual, approval: {approvers: [user:rita], exclude: [starter]}", "id: b, type: manual, depends-on: [a]"),
            request => request with { StartedBy = "user:rita" });
        Assert.Null(plan.EndsAt);
        Assert.Empty(plan.CriticalPath);
        Assert.StartsWith("nobody can approve it: ", Assert.Single(plan.Notes).Text, StringComparison.Ordinal);
        Assert.Equal(["one.a", "one.b"], plan.Open.Select(node => node.Path));
        Assert.Equal("user:rita", Assert.Single(Assert.Single(plan.People).Excluded));
    }

    [Fact]
    public void Plan_ApprovalsOneAfterTheOther_TakeTheirTimeEach()
    {
        var plan = Plans.OfActivities("id: a, type: manual, approval: {approvers: [user:x, group:y, user:z], quorum: all, mode: sequential}", "id: b, type: manual, approval: {approvers: [group:y], quorum: 3}");
        Assert.Equal(TimeSpan.FromHours(3), Plans.After(plan.Node("one.a").EndsAt));
        Assert.Equal(TimeSpan.FromHours(1), Plans.After(plan.Node("one.b").EndsAt));
    }

    [Fact]
    public void Plan_DeadlineBeforeTheAssumedSignOff_IsKept()
    {
        var plan = Plans.OfActivities("id: a, type: manual, approval: {approvers: [group:y], deadline: 30m}");
        Assert.Equal(("Succeeded", TimeSpan.FromMinutes(15)), (plan.Status, Plans.After(plan.EndsAt)));
        Assert.Contains("deadline of 30m", Assert.Single(plan.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TasksFieldsAndApproval_AreAskedForAndDone()
    {
        var plan = Plans.OfActivities(
            "id: a, type: manual, owners: [Ops], tasks: [{id: t, expected-duration: 2d}, {id: u, required: false}], fields: [{id: f, type: number, required: true, min: 3}], approval: {approvers: [group:y]}",
            "id: b, type: automated, depends-on: [a], if: <+process.one.a.output.f> > 5, pipeline: {pipeline: x}");
        var asked = Assert.Single(plan.People);
        Assert.Equal((TimeSpan.Zero, 1), (Plans.After(asked.At), asked.Needed));
        Assert.Equal(["t 2d"], asked.Tasks.Select(task => $"{task.Id} {task.Takes}"));
        Assert.Equal("f", Assert.Single(asked.Fields));
        Assert.Equal(TimeSpan.FromHours(49), Plans.After(plan.Node("one.b").StartsAt));
        Assert.Contains("the field `f` of `one.a`", Assert.Single(plan.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_DurationOfTheStoreAndAssumptions_SayHowLongPipelinesTake()
    {
        var plan = Plans.Of(
            Plans.Process("id: b, type: automated, pipeline: {pipeline: x}") + "          - activity: stored\n---\nactivity: {id: stored, type: automated, duration: 2h, pipeline: {pipeline: y}}\n",
            request => request with { Assumptions = new PlanAssumptions { Pipeline = TimeSpan.FromMinutes(7) } });
        Assert.Equal(TimeSpan.FromHours(2), Plans.After(plan.Node("one.stored").EndsAt));
        Assert.Equal(TimeSpan.FromMinutes(7), Plans.After(plan.Node("one.b").EndsAt));
        Assert.Equal("7m", plan.Assumptions["pipeline"]);
    }

    [Fact]
    public void Plan_TimeoutShorterThanTheAssumption_IsKeptAndRetriesAreNotNeeded()
    {
        var plan = Plans.OfActivities("id: a, type: automated, timeout: 2m, retry: {attempts: 3}, pipeline: {pipeline: x}");
        Assert.Equal(("Succeeded", TimeSpan.FromMinutes(1)), (plan.Status, Plans.After(plan.EndsAt)));
    }

    [Fact]
    public void Plan_WaitOfALengthThatTheFutureTells_StopsThereAndSaysSo()
    {
        var plan = Plans.OfActivities(
            "id: a, type: automated, pipeline: {pipeline: x}, outputs: {HOURS: <+pipeline.outputs.hours>}",
            "id: w, type: wait, depends-on: [a], duration: '<+process.one.a.output.HOURS>h'");
        Assert.Null(plan.EndsAt);
        Assert.Contains("(unknown: the output `hours` of the pipeline of `one.a`)", Assert.Single(plan.Open).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SubprocessAndWhatRunsOnFailure_AreFollowedAndSkipped()
    {
        var plan = Plans.Of("""
            process:
              id: p
              phases:
                - phase: {id: one, activities: [{activity: {id: s, type: subprocess, process: child, outputs: {X: <+subprocess.outputs.x>}}}]}
                - phase: {id: undo, depends-on: [one], run-on: failure, activities: [{activity: {id: u, type: manual}}]}
                - phase: {id: two, depends-on: [one], if: <+process.one.s.output.X> == 'good', activities: [{activity: {id: t, type: manual}}]}
            ---
            process: {id: child, phases: [{phase: {id: in, activities: [{activity: {id: d, type: automated, pipeline: {pipeline: z}, outputs: {X: <+pipeline.outputs.x>}}}]}}], outputs: {x: <+process.in.d.output.X>}}
            """);
        Assert.Equal(["one.s/in.d", "two.t"], plan.Path());
        Assert.Equal(["undo"], plan.Skipped.Select(skip => skip.Path));
        Assert.Equal(new PlanNote("two", "`if` depends on the output `x` of the pipeline of `one.s/in.d`; assumed to be true"), Assert.Single(plan.Notes));
    }
}
