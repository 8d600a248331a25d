using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Random processes, random ends or holds, restarts from random nodes: what must hold for every later run.</summary>
public sealed class RandomRestartTests
{
    private const int Cases = 1500;
    private const int MostSteps = 3000;

    [Fact]
    public void Restart_FromAnyNodeOfAnyRun_KeepsTheOrderAndStartsNothingThatIsCarried()
    {
        var (restarts, carried) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var process = new RandomProcess(random).Make();
            var run = ReleaseRun.Configured(process, runtime => (runtime.DeliversTwice, runtime.Reloads) = (seed % 5 == 0, seed % 7 == 0));
            var world = new RandomWorld(run, random);
            for (var n = 1; n <= 3; n++)
            {
                Play(run, world, random, seed);
                var plan = Restart(run, process, random, seed);
                restarts++;
                carried += plan.Carried.Count;
                CheckPlan(plan, process, seed);
                Finish(run, world, seed);
                CheckRun(run, plan, process, seed);
            }
        }

        Assert.True(restarts > Cases && carried > restarts, $"{restarts} restarts carried only {carried} nodes");
    }

    // Until it has ended, or now and then until it is held.
    private static void Play(ReleaseRun run, RandomWorld world, Random random, int seed)
    {
        for (var steps = 0; !HasEnded(run) && !(run.ReleaseStatus == "OnHold" && random.Next(3) == 0); steps++)
        {
            Assert.True(world.Step() && steps < MostSteps, $"seed {seed}: the release does not end");
        }
    }

    private static RestartPlan Restart(ReleaseRun run, ProcessDefinition process, Random random, int seed)
    {
        var paths = process.Phases.SelectMany(p => p.Activities.Select(a => $"{p.Id}.{a.Id}").Prepend(p.Id)).ToList();
        var from = paths[random.Next(paths.Count)];
        var (plan, refusal) = run.PlanRestart(from);
        Assert.True(refusal is null, $"seed {seed}: {refusal?.Message}");
        var reply = run.Restart(from);
        Assert.True(reply.Accepted, $"seed {seed}: {reply.Message}");
        return plan!;
    }

    private static void Finish(ReleaseRun run, RandomWorld world, int seed)
    {
        for (var steps = 0; !HasEnded(run); steps++)
        {
            Assert.True(world.Step() && steps < MostSteps, $"seed {seed}: run {run.Root.Run} does not end: {run.ReleaseStatus}");
        }
    }

    private static bool HasEnded(ReleaseRun run) => run.Runtime.Find(run.Root)!.HasEnded;

    private static void CheckPlan(RestartPlan plan, ProcessDefinition process, int seed)
    {
        Assert.DoesNotContain(plan.From, plan.Carried.Keys);
        Assert.All(plan.Carried.Values, c => Assert.True(c.View.Ending is NodeEnding.Succeeded or NodeEnding.Ignored or NodeEnding.SkippedByCondition, $"seed {seed}: {c.View.Path} is carried and was {c.View.Status}"));
        foreach (var phase in process.Phases)
        {
            foreach (var (path, before) in phase.Activities.SelectMany(a => a.DependsOn.Select(d => ($"{phase.Id}.{a.Id}", d.Contains('.', StringComparison.Ordinal) ? d : $"{phase.Id}.{d}"))))
            {
                Assert.True(!plan.Carried.ContainsKey(path) || plan.Carried.ContainsKey(before), $"seed {seed}: {path} is carried, but {before} runs again");
            }

            Assert.True(!phase.Activities.Any(a => plan.Carried.ContainsKey($"{phase.Id}.{a.Id}")) || phase.DependsOn.All(plan.Carried.ContainsKey), $"seed {seed}: something of {phase.Id} is carried, but a phase before it runs again");
            Assert.True(!plan.Carried.ContainsKey(phase.Id) || phase.Activities.All(a => plan.Carried.ContainsKey($"{phase.Id}.{a.Id}")), $"seed {seed}: {phase.Id} is carried without all of it");
        }
    }

    private static void CheckRun(ReleaseRun run, RestartPlan plan, ProcessDefinition process, int seed)
    {
        var order = run.TransitionsOf(run.Root.Run).ToList();
        Assert.All(plan.Carried.Keys, path => Assert.DoesNotContain(order, t => t.Path == path));
        Assert.All(plan.Carried.Keys, path => Assert.Null(run.Runtime.Find(run.Root.Node(path))));
        Assert.All(run.Tree(run.Root.Run).All(), node => Assert.True(node.EndedAt is not null, $"seed {seed}: {node.Path} has not ended"));
        foreach (var phase in process.Phases)
        {
            foreach (var activity in phase.Activities)
            {
                foreach (var dependency in activity.DependsOn.Select(d => d.Contains('.', StringComparison.Ordinal) ? d : $"{phase.Id}.{d}").Where(d => !plan.Carried.ContainsKey(d)))
                {
                    CheckOrder(order, dependency, $"{phase.Id}.{activity.Id}", seed);
                }
            }
        }
    }

    private static void CheckOrder(List<Transition> order, string before, string after, int seed)
    {
        var started = order.FindIndex(t => t.Event == "activity.started" && t.Path == after);
        var ended = order.FindIndex(t => (t.Event == "activity.ended" && t.Path == before) || (t.Event == "phase.ended" && t.Path == before.Split('.')[0]));
        Assert.True(started < 0 || (ended >= 0 && ended < started), $"seed {seed}: {after} started before {before} had ended");
    }
}
