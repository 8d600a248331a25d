using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>What must hold after each step of a release.</summary>
internal sealed class StepRules(ReleaseRun run, ProcessDefinition process)
{
    public void Check()
    {
        CheckRelease();
        foreach (var phase in process.Phases)
        {
            CheckPhase(phase);
        }
    }

    private void CheckRelease()
    {
        var leaves = run.Runtime.Nodes.Select(n => n.View).ToList();
        var expected = Rollup(leaves, "Running");
        var status = run.ReleaseStatus;
        if (run.Runtime.View(run.Root)!.EndedAt is null && status != "Paused")
        {
            Assert.True(status == expected, $"the release is {status}, its nodes say {expected}: {All}");
        }

        foreach (var phase in process.Phases.Where(p => run.View(p.Id) is null && p.DependsOn.All(HasEnded)))
        {
            Assert.True(run.View(string.Empty)?.EndedAt is not null, $"all that {phase.Id} depends on has ended, and nothing was decided about it");
        }
    }

    private void CheckPhase(PhaseDefinition phase)
    {
        if (run.View(phase.Id) is not { EndedAt: null } view)
        {
            return;
        }

        var inside = run.Runtime.Nodes.Where(n => n.Address.Path.StartsWith(phase.Id + ".", StringComparison.Ordinal) || n.Address.Path == phase.Id).Select(n => n.View).ToList();
        var expected = Rollup(inside, view.StartedAt is null ? "Pending" : "InProgress");
        Assert.True(view.Status == expected, $"{phase.Id} is {view.Status}, its activities say {expected}: {All}");
        if (view.StartedAt is null)
        {
            Assert.DoesNotContain(phase.Activities, a => run.View($"{phase.Id}.{a.Id}") is { StartedAt: not null });
            return;
        }

        foreach (var activity in phase.Activities.Where(a => a.DependsOn.All(d => HasEnded(Full(phase, d)))))
        {
            Assert.True(run.View($"{phase.Id}.{activity.Id}") is not null, $"all that {phase.Id}.{activity.Id} depends on has ended, and nothing was decided about it");
        }
    }

    private static string Rollup(List<NodeView> nodes, string otherwise)
    {
        var active = nodes.Any(n => n.Kind is "activity" or "gate" && n.Status is "Running" or "Queued");
        var held = nodes.Any(n => (n.Kind is "activity" or "gate" && n.Status == "OnHold") || n is { Kind: "phase", CanRemediate: true });
        return held && !active ? "OnHold" : otherwise;
    }

    private string All => string.Join(", ", run.Runtime.Nodes.Select(n => $"{n.Address.Path} {n.View.Status}"));

    private bool HasEnded(string path) => run.View(path) is { EndedAt: not null };

    internal static string Full(PhaseDefinition phase, string dependency) =>
        dependency.Contains('.', StringComparison.Ordinal) ? dependency : $"{phase.Id}.{dependency}";
}
