using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class FreezeTests
{
    private const string ThreeDays = "{id: f, name: Easter, scope: {environments: prod}, from: 2025-04-07T00:00:00Z, to: 2025-04-10T00:00:00Z}";
    private static readonly DateTimeOffset End = new(2025, 4, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Start_InAFreeze_WaitsUntilItsEnd()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        Assert.Equal("Pending", run.Status("one.deploy"));
        Assert.False(run.HasPipeline("one.deploy"));
        Assert.Equal(new Wait { Kind = WaitKind.Freeze, On = "f", Since = ReleaseRun.Start, Until = End, Message = "Easter" }, run.WaitOf("one.deploy"));
        run.Pass("65h 59m");
        Assert.False(run.HasPipeline("one.deploy"));
        run.Pass("1m");
        Assert.True(run.HasPipeline("one.deploy"));
        Assert.Equal(End, run.View("one.deploy")!.StartedAt);
        Assert.Equal(["one.deploy freeze.holds", "one.deploy freeze.lifted"], run.Events("freeze.").Skip(1));
        Assert.Empty(run.Freezes().Waiting);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{environments: [stage, prod]}", true)]
    [InlineData("{environments: stage}", false)]
    [InlineData("{environments: Prod}", false)]
    [InlineData("{processes: p}", true)]
    [InlineData("{processes: other}", false)]
    [InlineData("{tags: [night, standard]}", true)]
    [InlineData("{tags: night}", false)]
    [InlineData("{groups: weekly}", false)]
    [InlineData("{environments: prod, tags: night}", false)]
    [InlineData("{environments: prod, tags: standard, processes: p}", true)]
    public void Scope_OfAFreeze_IsMetByEveryListThatIsGiven(string scope, bool holds)
    {
        var run = Frozen("{id: deploy, type: automated, pipeline: {pipeline: d}}", $"{{id: f, scope: {scope}, from: 2025-01-01T00:00:00Z}}", "environment: prod");
        Assert.Equal(!holds, run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Scope_WithAnEnvironmentThatIsAnExpression_IsThatOfTheRelease()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              inputs: {tier: {type: string, default: prod}}
              phases:
                - phase:
                    id: one
                    environment: <+releaseInput.global.tier>
                    activities:
                      - activity: {id: first, type: manual}
                      - activity: {id: of_phase, type: automated, depends-on: [first], pipeline: {pipeline: d}}
                      - activity: {id: own, type: automated, depends-on: [first], environment: '<+releaseInput.global.tier>-2', pipeline: {pipeline: d}}
            """);
        run.Freeze("{id: f, scope: {environments: prod}, from: 2025-01-01T00:00:00Z}");
        run.Done("one.first");
        Assert.Equal((false, true), (run.HasPipeline("one.of_phase"), run.HasPipeline("one.own")));
    }

    [Fact]
    public void Freeze_InASubprocess_KnowsEnvironmentAndProcessesOfItsParents()
    {
        const string Parent = """
            process:
              id: p
              tags: [standard]
              phases:
                - phase:
                    id: one
                    activities:
                      - activity: {id: first, type: manual}
                      - activity: {id: sub, type: subprocess, process: child, environment: prod, depends-on: [first]}
            """;
        const string Child = "process: {id: child, phases: [{phase: {id: c, activities: [{activity: {id: deploy, type: automated, pipeline: {pipeline: d}}}]}}]}";
        foreach (var (scope, holds) in new[] { ("environments: prod", true), ("processes: p", true), ("processes: child", true), ("tags: standard", true), ("processes: other", false) })
        {
            var run = ReleaseRun.WithChild(Parent, Child);
            run.Freeze($"{{id: f, scope: {{{scope}}}, from: 2025-01-01T00:00:00Z}}");
            run.Done("one.first");
            Assert.Equal(!holds, run.HasPipeline("one.sub/c.deploy"));
            Assert.Equal("Running", run.Status("one.sub"));
        }
    }

    [Fact]
    public void Warning_Freeze_LetsItStartAndSaysSo()
    {
        var run = Frozen("{id: deploy, type: automated, pipeline: {pipeline: d}}", "{id: f, mode: warn, from: 2025-01-01T00:00:00Z}");
        Assert.True(run.HasPipeline("one.deploy"));
        Assert.Equal(["one.deploy freeze.warned"], run.Events("freeze.").Skip(1));
    }

    [Fact]
    public void Change_OfAFreeze_ReachesWhatItHolds()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        run.Freeze(ThreeDays.Replace("04-10", "04-20", StringComparison.Ordinal));
        Assert.Equal(End.AddDays(10), run.WaitOf("one.deploy").Until);
        run.Pass("4d");
        Assert.False(run.HasPipeline("one.deploy"));
        run.Freeze("{id: f, scope: {environments: stage}, from: 2025-04-07T00:00:00Z}");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void End_OfAFreezeByAPerson_LetsItStart()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        Assert.True(run.Freeze(ThreeDays, ended: true).Accepted);
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void SetFreeze_OfAnOlderVersion_ChangesNothing()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        Assert.Contains("known already", run.Runtime.Set(ThreeDays, 0, ended: true).Message, StringComparison.Ordinal);
        Assert.False(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Freezes_ThatOverlap_EachHoldForTheirTime()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        run.Freeze("{id: g, from: 2025-04-01T00:00:00Z, to: 2025-04-08T00:00:00Z}");
        run.Freeze("{id: h, from: 2025-04-09T00:00:00Z, to: 2025-04-11T00:00:00Z}");
        Assert.Equal(["f", "g"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("18h");
        Assert.Equal(["f"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("47h");
        run.Pause();
        run.Resume();
        Assert.Equal(["f", "h"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("1h");
        Assert.Equal(["h"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("1d");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Recurring_Freeze_HoldsEachTime()
    {
        var run = Frozen(
            "{id: deploy, type: automated, retry: {attempts: 2, backoff: 13h}, pipeline: {pipeline: d}}",
            "{id: f, recurrence: {frequency: daily, from: '20:00', to: '08:00', timezone: Europe/Zurich}}");
        Assert.True(run.HasPipeline("one.deploy"));
        run.Fail("one.deploy");
        run.Pass("13h");
        Assert.Equal(new DateTimeOffset(2025, 4, 8, 6, 0, 0, TimeSpan.Zero), run.WaitOf("one.deploy").Until);
        Assert.Single(run.View("one.deploy")!.Attempts);
        run.Pass("11h");
        Assert.Equal(2, run.View("one.deploy")!.Attempts.Length);
    }

    [Fact]
    public void Retry_ByAPersonInAFreeze_WaitsAndKeepsWhoAskedForIt()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", string.Empty);
        run.Fail("one.deploy");
        run.Freeze(ThreeDays);
        Assert.True(run.Retry("one.deploy").Accepted);
        Assert.Equal("Pending", run.Status("one.deploy"));
        Assert.Equal(WaitKind.Freeze, run.WaitOf("one.deploy").Kind);
        Assert.Equal("RO3005", run.Retry("one.deploy").Code);
        run.Pass("3d");
        var attempt = run.View("one.deploy")!.Attempts[^1];
        Assert.Equal((2, "user:op", "again"), (attempt.Number, attempt.StartedBy, attempt.Reason));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("rollback: block,", false)]
    public void Rollback_InAFreeze_PassesUnlessTheFreezeBlocksIt(string rollback, bool runs)
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: one, environment: prod, activities: [{activity: {id: deploy, type: automated, on-failure: fail, pipeline: {pipeline: d}}}, {activity: {id: undo, type: automated, depends-on: [deploy], run-on: failure, pipeline: {pipeline: u}}}]}
                - phase: {id: back, environment: prod, depends-on: [one], run-on: failure, activities: [{activity: {id: restore, type: automated, pipeline: {pipeline: r}}}]}
                - phase: {id: always, environment: prod, depends-on: [one], run-on: always, activities: [{activity: {id: other, type: automated, pipeline: {pipeline: o}}}]}
            """);
        run.Freeze($"{{id: f, {rollback} scope: {{environments: prod}}, from: 2025-01-01T00:00:00Z}}");
        run.Fail("one.deploy");
        Assert.Equal(runs, run.HasPipeline("one.undo"));
        if (runs)
        {
            run.Succeed("one.undo");
            Assert.True(run.HasPipeline("back.restore"));
            Assert.False(run.HasPipeline("always.other"));
        }
    }

    [Fact]
    public void Rollback_BySubprocess_PassesToo()
    {
        var run = ReleaseRun.WithChild(
            """
            process:
              id: p
              phases:
                - phase: {id: one, activities: [{activity: {id: deploy, type: automated, on-failure: fail, pipeline: {pipeline: d}}}]}
                - phase: {id: back, depends-on: [one], run-on: failure, activities: [{activity: {id: sub, type: subprocess, process: child}}]}
            """,
            "process: {id: child, phases: [{phase: {id: c, activities: [{activity: {id: restore, type: automated, pipeline: {pipeline: r}}}]}}]}");
        run.Freeze("{id: f, from: 2025-01-01T00:00:00Z}");
        run.Fail("one.deploy");
        Assert.True(run.HasPipeline("back.sub/c.restore"));
    }

    [Fact]
    public void Lock_IsNotHeldWhileWaitingForAFreeze()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: one
                    activities:
                      - activity: {id: holder, type: manual, lock: db}
                      - activity: {id: deploy, type: automated, lock: db, environment: prod, pipeline: {pipeline: d}}
                      - activity: {id: other, type: automated, lock: db, pipeline: {pipeline: o}}
            """);
        Assert.Equal("Queued", run.Status("one.deploy"));
        run.Freeze(ThreeDays);
        run.Done("one.holder");
        Assert.Equal(("Pending", WaitKind.Freeze), (run.Status("one.deploy"), run.WaitOf("one.deploy").Kind));
        Assert.True(run.HasPipeline("one.other"));
        run.Pass("3d");
        Assert.Equal(WaitKind.Lock, run.WaitOf("one.deploy").Kind);
        run.Succeed("one.other");
        Assert.True(run.HasPipeline("one.deploy"));
        Assert.Equal("r1/1/one.deploy", ((LockState)run.Runtime.Find(MachineAddress.Lock("db"))!.State!).Holder!.ToString());
    }

    [Fact]
    public void Pause_WhileFrozen_IsWaitedForAfterwardsAndTheFreezeAgainAfterIt()
    {
        var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
        run.Pause();
        run.Pass("3d");
        Assert.Equal(WaitKind.Pause, run.WaitOf("one.deploy").Kind);
        run.Freeze("{id: g, from: 2025-04-01T00:00:00Z, to: 2025-04-12T00:00:00Z}");
        run.Resume();
        Assert.Equal("g", run.WaitOf("one.deploy").On);
        run.Pass("3d");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Abort_AndSkip_OfWhatAFreezeHolds_MakeItForgotten()
    {
        foreach (var end in new Action<ReleaseRun>[] { run => run.Abort(), run => run.Skip("one.deploy") })
        {
            var run = Frozen("{id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}", ThreeDays);
            Assert.Single(run.Freezes().Waiting);
            end(run);
            Assert.NotNull(run.View("one.deploy")!.EndedAt);
            Assert.Empty(run.Freezes().Waiting);
        }
    }

    [Fact]
    public void Manual_Wait_AndSubprocess_AreNotHeld()
    {
        var run = ReleaseRun.WithChild(
            "process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: m, type: manual}}, {activity: {id: w, type: wait, duration: 1h}}, {activity: {id: s, type: subprocess, process: child, depends-on: [m]}}]}}]}",
            "process: {id: child, phases: [{phase: {id: c, activities: [{activity: {id: m, type: manual}}]}}]}");
        run.Freeze("{id: f, from: 2025-01-01T00:00:00Z}");
        run.Done("one.m");
        Assert.Equal(("Running", "OnHold", "OnHold"), (run.Status("one.w"), run.Status("one.s"), run.Status("one.s/c.m")));
    }

    [Fact]
    public void Check_WithAPipeline_RunsNoRoundInAFreeze()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: zero, activities: [{activity: {id: m, type: manual}}]}
                - phase:
                    id: one
                    depends-on: [zero]
                    environment: prod
                    gates: {entry: [{id: green, check: <+pipeline.outputs.ok>, pipeline: {pipeline: c}, every: 5m, timeout: 9d}]}
                    activities: [{activity: {id: m, type: manual}}]
            """);
        run.Freeze(ThreeDays);
        run.Done("zero.m");
        Assert.Equal(("Running", WaitKind.Freeze), (run.Status("one.@entry.green"), run.WaitOf("one.@entry.green").Kind));
        Assert.False(run.HasPipeline("one.@entry.green"));
        run.Pass("3d");
        run.Succeed("one.@entry.green", ("ok", true));
        Assert.Equal("Succeeded", run.Status("one.@entry.green"));
    }

    [Fact]
    public void Answers_ThatComeTwiceAndInAnyOrder_ChangeNothing()
    {
        var run = ReleaseRun.Configured(ReleaseRun.Read("process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: m, type: manual}}, {activity: {id: deploy, type: automated, depends-on: [m], environment: prod, pipeline: {pipeline: d}}}]}}]}"), r => (r.DoubledMessages, r.Reloads) = (int.MaxValue, true));
        run.Freeze(ThreeDays);
        run.Done("one.m");
        run.Freeze(ThreeDays.Replace("04-10", "04-08", StringComparison.Ordinal));
        var stale = new FreezeAnswered { Number = 1, Sequence = 1, Blocking = [new FreezeNotice { Freeze = "f" }] };
        run.Runtime.Deliver(run.Address("one.deploy"), new Envelope { From = MachineAddress.Freezes.ToString(), Message = stale });
        Assert.Equal(End.AddDays(-2), run.WaitOf("one.deploy").Until);
        run.Pass("1d");
        Assert.Single(run.Runtime.Effects);
        run.Runtime.Deliver(run.Address("one.deploy"), new Envelope { From = MachineAddress.Freezes.ToString(), Message = stale with { Sequence = 1000 } });
        Assert.Equal("Running", run.Status("one.deploy"));
        var late = new FreezeAsked { Requester = run.Address("one.deploy"), Number = 2, Subject = new FreezeSubject { Environment = "prod" } };
        run.Freeze(ThreeDays);
        run.Succeed("one.deploy");
        run.Runtime.Deliver(MachineAddress.Freezes, new Envelope { From = run.Address("one.deploy").ToString(), Message = late });
        Assert.Empty(run.Freezes().Waiting);
        Assert.Single(run.Runtime.Effects);
    }

    [Fact]
    public void Start_UnderTheFirstRules_AsksForNoFreeze()
    {
        var definition = new ActivityDefinition { Id = "a", Name = "a", Type = ActivityType.Automated };
        var start = new StartActivity { Self = new MachineAddress("r", 1, "one.a"), RulesVersion = 1, Activity = definition, Context = new ContextSlice { Release = new ReleaseFacts { Id = "r" } } };
        var turn = MachineRunner.Deliver(Machine.Create(start, null), MachineSnapshot.Empty, new Envelope { From = MachineRunner.Outside, Message = start }, ReleaseRun.Start);
        Assert.Single(turn.Commands.OfType<InvokeEffect>());
        Assert.DoesNotContain(turn.Commands, c => c is Send { To: var to } && to == MachineAddress.Freezes);
    }

    // The first activity keeps the release from reaching the second before the freeze is set.
    private static ReleaseRun Frozen(string activity, string freeze, string phase = "name: One")
    {
        var last = activity.Insert(activity.Length - 1, ", depends-on: [first]");
        var run = ReleaseRun.Of($"process: {{id: p, tags: [standard], phases: [{{phase: {{id: one, {phase}, activities: [{{activity: {{id: first, type: manual}}}}, {{activity: {last}}}]}}}}]}}");
        if (freeze.Length > 0)
        {
            run.Freeze(freeze);
        }

        run.Done("one.first");
        return run;
    }
}
