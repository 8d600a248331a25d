using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>What must hold of a release that has ended.</summary>
internal sealed class EndRules(ReleaseRun run, ProcessDefinition process)
{
    private readonly List<Transition> _transitions = [.. run.Transitions];

    public void Check()
    {
        var open = run.Runtime.Nodes.Where(n => n.View.EndedAt is null).Select(n => n.Address.Path).ToList();
        Assert.True(open.Count == 0, $"the release has ended, and these have not: {string.Join(", ", open)}");
        Assert.Null(((LockState?)run.Runtime.Find(MachineAddress.Lock("l"))?.State)?.Holder);
        CheckStatus();
        CheckDecisions();
        foreach (var phase in process.Phases)
        {
            CheckEnding(phase.Id, phase.RunOn, phase.DependsOn);
            foreach (var activity in phase.Activities)
            {
                CheckEnding($"{phase.Id}.{activity.Id}", activity.RunOn, [.. activity.DependsOn.Select(d => StepRules.Full(phase, d))]);
            }
        }
    }

    private void CheckStatus()
    {
        var phases = process.Phases.Select(p => Ending(p.Id)).ToList();
        var own = run.Runtime.Transitions.Where(t => t.Release == run.Root).Select(t => t.Transition).ToList();
        var ignored = own.Exists(t => t is { Event: "activity.ended", After: "Ignored" } or { Event: "activity.ended" or "phase.ended", After: "Skipped", Actor: "user:op" })
            || _transitions.Exists(t => t is { Event: "release.ended", After: "PartiallySucceeded" });
        var expected = own.Exists(t => t.Event == "release.aborting") ? "Aborted"
            : phases.Contains(NodeEnding.Failed) ? "Failed"
            : ignored ? "PartiallySucceeded" : "Succeeded";
        Assert.Equal(expected, run.ReleaseStatus);
    }

    private void CheckDecisions()
    {
        foreach (var group in _transitions.Where(t => t.Event == "signOff.decided").GroupBy(t => (t.Path, t.Attempt, t.Actor)))
        {
            Assert.True(group.Count() == 1, $"{group.Key.Actor} decided {group.Count()} times about {group.Key.Path}");
            Assert.NotEqual("user:eve", group.Key.Actor);
        }

        foreach (var group in _transitions.Where(t => t.Event is "signOff.approved" or "signOff.rejected").GroupBy(t => (t.Path, t.Attempt)))
        {
            Assert.True(group.Count() == 1, $"{group.Key.Path} was decided {group.Count()} times");
        }
    }

    private void CheckEnding(string path, RunOn runOn, IReadOnlyCollection<string> dependencies)
    {
        var ended = _transitions.Where(t => t.Path == path && t.Event is "activity.ended" or "phase.ended").Where(t => t.Path == path).ToList();
        var parentDecided = path.Contains('.', StringComparison.Ordinal) && ended.Count == 0;
        Assert.True(ended.Count == 1 || parentDecided, $"{path} ended {ended.Count} times");
        var started = _transitions.FindIndex(t => t.Path == path && t.Event is "activity.started" or "phase.started" && t.Path == path);
        if (started < 0)
        {
            return;
        }

        foreach (var dependency in dependencies)
        {
            Assert.True(EndOf(dependency) < started, $"{path} started before {dependency} had ended");
        }

        var endings = dependencies.Select(Ending).ToList();
        var may = runOn switch
        {
            RunOn.Always => true,
            RunOn.Failure => endings.Contains(NodeEnding.Failed),
            _ => endings.TrueForAll(e => e is NodeEnding.Succeeded or NodeEnding.Ignored or NodeEnding.SkippedByCondition),
        };
        Assert.True(may, $"{path} runs on {runOn} and started after [{string.Join(", ", endings)}]");
    }

    private int EndOf(string path)
    {
        var own = _transitions.FindIndex(t => t.Path == path && t.Event is "activity.ended" or "phase.ended" && t.Path == path);
        var phase = _transitions.FindIndex(t => t.Path == path.Split('.')[0] && t.Event == "phase.ended");
        var end = own >= 0 ? own : phase;
        return end >= 0 ? end : int.MaxValue;
    }

    private NodeEnding Ending(string path)
    {
        var release = (ReleaseState)run.Runtime.Find(run.Root)!.State!;
        var parts = path.Split('.');
        if (parts.Length == 1)
        {
            return release.Children[path].Fact!.Ending;
        }

        return run.Runtime.Find(run.Address(parts[0]))?.State is PhaseState phase && phase.Children[parts[1]].Fact is { } fact
            ? fact.Ending
            : release.Facts[path].Ending;
    }
}
