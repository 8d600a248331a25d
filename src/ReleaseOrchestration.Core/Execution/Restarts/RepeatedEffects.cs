using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Finds the pipelines that a restart starts again.</summary>
/// <param name="process">The definition.</param>
/// <param name="runs">The nodes of all runs by path.</param>
/// <param name="definitions">Finds definitions of subprocesses.</param>
/// <param name="again">Whether a phase or activity runs again.</param>
internal sealed class RepeatedEffects(
    ProcessDefinition process, ImmutableArray<Dictionary<string, TreeNode>> runs, Func<ProcessReference, ProcessDefinition?> definitions, Func<string, bool> again)
{
    private readonly ImmutableArray<RepeatedEffect>.Builder _found = ImmutableArray.CreateBuilder<RepeatedEffect>();

    public ImmutableArray<RepeatedEffect> Find()
    {
        foreach (var phase in process.Phases.Where(phase => again(phase.Id)))
        {
            Look(phase, string.Empty, path => again(path));
        }

        return _found.ToImmutable();
    }

    private void Look(PhaseDefinition phase, string prefix, Func<string, bool> runsAgain)
    {
        foreach (var gate in phase.EntryGates)
        {
            Look(gate, $"{prefix}{phase.Id}.{GateIds.Entry}{gate.Id}");
        }

        foreach (var activity in phase.Activities.Where(activity => runsAgain($"{phase.Id}.{activity.Id}")))
        {
            Look(activity, $"{prefix}{phase.Id}.{activity.Id}");
        }

        foreach (var gate in phase.ExitGates)
        {
            Look(gate, $"{prefix}{phase.Id}.{GateIds.Exit}{gate.Id}");
        }
    }

    private void Look(ActivityDefinition activity, string path)
    {
        if (activity.Type == ActivityType.Automated || (activity.Type == ActivityType.Check && activity.Pipeline is not null))
        {
            Note(activity, path);
        }

        foreach (var task in activity.Tasks.Where(t => t.Process is not null))
        {
            LookAt(task, path);
        }

        if (activity.Process is { } reference && definitions(reference) is { } child)
        {
            var attempts = runs.Max(nodes => nodes.TryGetValue(path, out var node) ? node.Node.Attempt : 0);
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                var prefix = attempt == 1 ? $"{path}/" : string.Create(CultureInfo.InvariantCulture, $"{path}:{attempt}/");
                child.Phases.ToList().ForEach(phase => Look(phase, prefix, _ => true));
            }
        }
    }

    private void LookAt(TaskDefinition task, string path)
    {
        var started = runs.Max(nodes => nodes.TryGetValue(path, out var node) ? node.Node.Tasks.FirstOrDefault(t => t.Id == task.Id)?.Processes.Length ?? 0 : 0);
        if (definitions(task.Process!) is { } child)
        {
            for (var number = 1; number <= started; number++)
            {
                var prefix = string.Create(CultureInfo.InvariantCulture, $"{path}#{task.Id}.{number}/");
                child.Phases.ToList().ForEach(phase => Look(phase, prefix, _ => true));
            }
        }
    }

    private void Note(ActivityDefinition activity, string path)
    {
        var attempts = runs
            .SelectMany((nodes, run) => nodes.TryGetValue(path, out var node) && node.Node.CarriedFrom is null ? node.Node.Attempts.Select(attempt => (Run: run + 1, Attempt: attempt)) : [])
            .ToList();
        if (attempts is [.., var last])
        {
            var (connector, pipeline) = (activity.Pipeline?.Connector ?? string.Empty, activity.Pipeline?.Pipeline ?? activity.Id);
            _found.Add(new RepeatedEffect(path, connector, pipeline, attempts.Count, last.Run, last.Attempt.Status, last.Attempt.StartedAt, last.Attempt.LogUrl));
        }
    }
}
