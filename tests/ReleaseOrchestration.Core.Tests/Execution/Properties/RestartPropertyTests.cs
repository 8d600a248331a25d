using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>Random processes that end or are held at random, and are restarted from any node: what must hold for every later run.</summary>
public sealed class RestartPropertyTests
{
    private const int Cases = 2_000;
    private const int Runs = 3;
    private const int MostSteps = 3000;
    private const ulong Seed = 20251121UL;

    private static readonly ProcessDefinition Child = ReleaseRun.Read("""
        process:
          id: child
          phases:
            - phase: {id: inner, activities: [{activity: {id: build, type: automated, pipeline: {connector: c, pipeline: p}}}, {activity: {id: check, type: manual, depends-on: [build]}}]}
        """);

    [Fact]
    public void Restart_FromAnyNodeOfAnyRun_KeepsTheOrderAndStartsNothingThatIsCarried()
    {
        var carried = 0;
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(Seed, 2UL * (Seed / 2) + 1).WithQuietOnSuccess(true);
        Prop.ForAll(ReleaseCases.Any, @case => carried += Play(@case)).Check(config);
        Assert.True(carried > 3 * Cases, $"only {carried} nodes were carried");
    }

    private static int Play(ReleaseCase @case)
    {
        var paths = @case.Process.Phases.SelectMany(p => p.Activities.Select(a => $"{p.Id}.{a.Id}").Prepend(p.Id)).ToList();
        if (paths.Count == 0)
        {
            return 0;
        }

        var run = ReleaseRun.WithChild(@case.Process, Child, runtime => (runtime.DoubledMessages, runtime.Reloads) = (@case.Doubled, @case.Doubled % 7 == 0));
        var carried = 0;
        for (var n = 0; n < Runs; n++)
        {
            int[] script = [.. @case.Script.Where((_, i) => i % Runs == n)];
            Go(run, new ScriptedWorld(run, script), mayBeHeld: @case.Doubled % 3 != 0);
            var from = paths[script.DefaultIfEmpty(n).Sum() % paths.Count];
            var (plan, refusal) = run.PlanRestart(from);
            Assert.True(refusal is null, refusal?.Message);
            Assert.True(run.Restart(from) is { Accepted: true }, $"run {n + 1} is {run.ReleaseStatus}");
            CheckPlan(plan!, @case.Process);
            Go(run, new ScriptedWorld(run, script), mayBeHeld: false);
            CheckRun(run, plan!, @case.Process);
            carried += plan!.Carried.Count;
        }

        return carried;
    }

    private static void Go(ReleaseRun run, ScriptedWorld world, bool mayBeHeld)
    {
        for (var steps = 0; !run.Runtime.Find(run.Root)!.HasEnded && !(mayBeHeld && run.ReleaseStatus == "OnHold"); steps++)
        {
            Assert.True(world.Step() && steps < MostSteps, $"run {run.Root.Run} does not end: it is {run.ReleaseStatus}");
        }
    }

    private static void CheckPlan(RestartPlan plan, ProcessDefinition process)
    {
        Assert.DoesNotContain(plan.From, plan.Carried.Keys);
        Assert.All(plan.Carried.Values.Where(c => c.View.Kind != "gate"), c => Assert.True(c.View.Ending is NodeEnding.Succeeded or NodeEnding.Ignored or NodeEnding.SkippedByCondition, $"{c.View.Path} is carried and was {c.View.Status}"));
        foreach (var phase in process.Phases)
        {
            foreach (var activity in phase.Activities.Where(a => plan.Carried.ContainsKey($"{phase.Id}.{a.Id}")))
            {
                Assert.All(activity.DependsOn, d => Assert.True(plan.Carried.ContainsKey(StepRules.Full(phase, d)), $"{phase.Id}.{activity.Id} is carried, but {d} runs again"));
                Assert.All(phase.DependsOn, d => Assert.True(plan.Carried.ContainsKey(d), $"{phase.Id}.{activity.Id} is carried, but {d} runs again"));
            }

            var isWhole = phase.Activities.All(a => plan.Carried.ContainsKey($"{phase.Id}.{a.Id}"));
            Assert.True(isWhole || !plan.Carried.ContainsKey(phase.Id), $"{phase.Id} is carried without all of it");
        }
    }

    private static void CheckRun(ReleaseRun run, RestartPlan plan, ProcessDefinition process)
    {
        var order = run.TransitionsOf(run.Root.Run).ToList();
        Assert.All(plan.Carried.Keys, path => Assert.DoesNotContain(order, t => t.Path == path));
        Assert.All(plan.Carried.Keys, path => Assert.Null(run.Runtime.Find(run.Root.Node(path))));
        Assert.All(run.Tree(run.Root.Run).All(), node => Assert.True(node.EndedAt is not null, $"{node.Path} has not ended"));
        Assert.Null(((LockState?)run.Runtime.Find(MachineAddress.Lock("l"))?.State)?.Holder);
        foreach (var phase in process.Phases)
        {
            foreach (var activity in phase.Activities)
            {
                Assert.All(activity.DependsOn.Select(d => StepRules.Full(phase, d)).Where(d => !plan.Carried.ContainsKey(d)), d => CheckOrder(order, d, $"{phase.Id}.{activity.Id}"));
            }

            Assert.All(phase.DependsOn.Where(d => !plan.Carried.ContainsKey(d)), d => CheckOrder(order, d, phase.Id));
        }
    }

    private static void CheckOrder(List<Transition> order, string before, string after)
    {
        var started = order.FindIndex(t => t.Event is "activity.started" or "phase.started" && t.Path == after);
        var ended = order.FindIndex(t => (t.Event == "activity.ended" && t.Path == before) || (t.Event == "phase.ended" && t.Path == before.Split('.')[0]));
        Assert.True(started < 0 || (ended >= 0 && ended < started), $"{after} started before {before} had ended");
    }
}
