using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Random processes in a random world: what must hold for every release.</summary>
public sealed class RandomReleaseTests
{
    private const int Cases = 3000;
    private const int MostSteps = 2000;

    [Fact]
    public void Release_OfAnyProcessInAnyWorld_EndsWithEveryRuleKept()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var process = new RandomProcess(random).Make();
            var run = ReleaseRun.Of(process);
            var world = new RandomWorld(run, random);
            var steps = 0;
            while (!HasEnded(run))
            {
                Assert.True(world.Step(), $"seed {seed}: nothing can be done, and the release is {run.ReleaseStatus}");
                Assert.True(++steps < MostSteps, $"seed {seed}: the release does not end");
                CheckRollup(run, seed);
            }

            CheckEnd(run, process, seed);
        }
    }

    private static bool HasEnded(ReleaseRun run) => run.Runtime.Find(run.Root)!.HasEnded;

    private static void CheckRollup(ReleaseRun run, int seed)
    {
        var leaves = run.Runtime.Nodes.Where(n => n.View.Kind is "activity" or "gate").Select(n => n.View.Status).ToList();
        var active = leaves.Any(s => s is "Running" or "Queued");
        var held = leaves.Contains("OnHold") || run.Runtime.Nodes.Any(n => n.View is { Kind: "phase", CanRemediate: true });
        var expected = held && !active ? "OnHold" : "Running";
        if (!HasEnded(run) && run.ReleaseStatus != "Paused")
        {
            Assert.True(run.ReleaseStatus == expected, $"seed {seed}: the release is {run.ReleaseStatus}, its nodes say {expected}");
        }
    }

    private static void CheckEnd(ReleaseRun run, ProcessDefinition process, int seed)
    {
        var unended = run.Runtime.Nodes.Where(n => n.View.EndedAt is null).Select(n => n.View.Path).ToList();
        Assert.True(unended.Count == 0, $"seed {seed}: ended with {string.Join(", ", unended)} open");
        Assert.Null(((LockState?)run.Runtime.Find(MachineAddress.Lock("l"))?.State)?.Holder);
        var order = run.Transitions.ToList();
        foreach (var phase in process.Phases)
        {
            foreach (var activity in phase.Activities)
            {
                var path = $"{phase.Id}.{activity.Id}";
                Assert.True(order.Count(t => t.Event == "activity.ended" && t.Path == path) <= 1, $"seed {seed}: {path} ended twice");
                foreach (var dependency in activity.DependsOn.Select(d => d.Contains('.', StringComparison.Ordinal) ? d : $"{phase.Id}.{d}"))
                {
                    CheckOrder(order, dependency, path, seed);
                }
            }
        }
    }

    private static void CheckOrder(List<Transition> order, string before, string after, int seed)
    {
        var started = order.FindIndex(t => t.Event == "activity.started" && t.Path == after);
        if (started < 0)
        {
            return;
        }

        var ended = order.FindIndex(t => t.Event == "activity.ended" && t.Path == before);
        var phaseEnded = order.FindIndex(t => t.Event == "phase.ended" && t.Path == before.Split('.')[0]);
        Assert.True((ended >= 0 && ended < started) || (ended < 0 && phaseEnded >= 0 && phaseEnded < started), $"seed {seed}: {after} started before {before} had ended");
    }
}
