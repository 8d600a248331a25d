using System.Text;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>What shells may do to messages and machines without a difference that anyone could see.</summary>
public sealed class DeliveryTests
{
    private static readonly string[] Builds = ["build.build_a", "build.build_b", "build.build_c"];

    [Fact]
    public void Deliver_EveryMessageTwice_GivesTheSameTransitions() =>
        Assert.Equal(Transitions(_ => { }), Transitions(r => r.DoubledMessages = int.MaxValue));

    [Fact]
    public void Deliver_WithMachinesReloadedAfterEachMessage_GivesTheSameTransitions() =>
        Assert.Equal(Transitions(_ => { }), Transitions(r => r.Reloads = true));

    [Fact]
    public void Deliver_OutOfOrder_HoldsTheEarlyMessageBack()
    {
        var start = new StartLock { Self = MachineAddress.Lock("db") };
        var machine = Machine.Create(start, definition: null);
        var now = ReleaseRun.Start;
        var requester = new MachineAddress("r1", 1, "l.a");
        var snapshot = MachineRunner.Deliver(machine, MachineSnapshot.Empty, new Envelope { From = "outside", Message = start }, now).Snapshot;
        var release = new Envelope { From = requester.ToString(), Sequence = 2, Message = new LockReleased { Requester = requester } };
        var request = new Envelope { From = requester.ToString(), Sequence = 1, Message = new LockRequested { Requester = requester } };

        var early = MachineRunner.Deliver(machine, snapshot, release, now);
        Assert.Empty(early.Commands);
        var both = MachineRunner.Deliver(machine, early.Snapshot, request, now);
        Assert.IsType<LockGranted>(Assert.IsType<Send>(Assert.Single(both.Commands)).Envelope.Message);
        Assert.Null(((LockState)both.Snapshot.State!).Holder);
        Assert.Empty(both.Snapshot.Mailbox.Held);
    }

    [Fact]
    public void Lock_UsedByManyActivities_ForgetsThoseThatAreDone()
    {
        var start = new StartLock { Self = MachineAddress.Lock("db") };
        var machine = Machine.Create(start, definition: null);
        var snapshot = MachineRunner.Deliver(machine, MachineSnapshot.Empty, new Envelope { From = "outside", Message = start }, ReleaseRun.Start).Snapshot;
        for (var i = 0; i < 5000; i++)
        {
            var requester = new MachineAddress($"r{i}", 1, "l.a");
            snapshot = Send(machine, snapshot, requester, 1, new LockRequested { Requester = requester });
            Assert.Equal(requester, ((LockState)snapshot.State!).Holder);
            snapshot = Send(machine, snapshot, requester, 2, new LockReleased { Requester = requester });
        }

        Assert.InRange(snapshot.Mailbox.Received.Count, 1, Mailbox.MostRemembered + 1);
        Assert.InRange(snapshot.Mailbox.Sent.Count, 1, Mailbox.MostRemembered + 1);
    }

    [Fact]
    public void Timer_ThatFiresEarly_IsSetAgain()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: late, not-before: 2h, activities: [{activity: {id: soak, type: wait, duration: 1h}}]}
            """);
        FireEarly(run, "late", "notBefore");
        run.Pass("2h");
        Assert.Equal("InProgress", run.Status("late"));
        FireEarly(run, "late.soak", "wait");
        Assert.Equal("Running", run.Status("late.soak"));
        run.Pass("1h");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Signal_SentAgain_IsAnsweredAgainAndDoneOnce()
    {
        var run = Started(_ => { });
        var signal = new SetTask { SignalId = "same", Actor = "user:tom", TaskId = "announce", Status = TaskState.Done };
        var address = run.Address("preparation.code_freeze");
        Assert.True(run.Runtime.Signal(address, signal).Accepted);
        var before = run.Runtime.Transitions.Count;
        Assert.True(run.Runtime.Signal(address, signal).Accepted);
        Assert.Equal(before, run.Runtime.Transitions.Count);
    }

    [Fact]
    public void Snapshot_WrittenAndRead_IsTheSame()
    {
        var run = Started(_ => { });
        foreach (var (address, _) in run.Runtime.Nodes)
        {
            var bytes = ExecutionJson.Serialize(run.Runtime.Find(address)!);
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(ExecutionJson.Serialize(ExecutionJson.Snapshot(bytes))));
        }
    }

    private static void FireEarly(ReleaseRun run, string path, string timer)
    {
        var address = run.Address(path);
        var generation = run.Runtime.Find(address)!.State!.Timers[timer].Generation;
        run.Runtime.Deliver(address, new Envelope { From = MachineRunner.Timer, Message = new TimerFired { Name = timer, Generation = generation } });
    }

    private static MachineSnapshot Send(Machine machine, MachineSnapshot snapshot, MachineAddress from, long sequence, Message message) =>
        MachineRunner.Deliver(machine, snapshot, new Envelope { From = from.ToString(), Sequence = sequence, Message = message }, ReleaseRun.Start).Snapshot;

    private static ReleaseRun Started(Action<SimulatedRuntime> configure)
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "multi-service-release", "process.yaml"));
        return ReleaseRun.Configured(ReleaseRun.Read(yaml), configure, ("version_a", "1"), ("version_b", "2"), ("version_c", "3"));
    }

    private static List<string> Transitions(Action<SimulatedRuntime> configure)
    {
        var run = Started(configure);
        run.Done("preparation.code_freeze", "announce");
        run.Succeed("preparation.create_branches");
        run.Succeed("preparation.validate_deps");
        run.Fail(Builds[1]);
        run.Retry(Builds[1]);
        foreach (var build in Builds)
        {
            run.Succeed(build, ("artifact", build));
        }

        run.Pause();
        run.Succeed("integration.deploy_int");
        run.Resume();
        run.Fail("integration.dep_check");
        run.Abort("enough");
        Assert.Equal("Aborted", run.ReleaseStatus);
        return [.. run.Transitions.Select(t => $"{t.Path} {t.Event} {t.Before} {t.After} {t.Attempt} {t.Actor} {t.Reason}")];
    }
}
