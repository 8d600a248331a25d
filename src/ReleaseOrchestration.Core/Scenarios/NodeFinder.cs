using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Finds what the paths of a scenario mean; an activity whose id only one phase has needs no phase before it.</summary>
internal sealed class NodeFinder(Func<string, ProcessDefinition?> processes)
{
    public NodeLookup Find(ProcessDefinition process, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? path : path[..slash];
        var cut = head.IndexOfAny([':', '#']);
        var found = FindLocal(process, slash < 0 || cut < 0 ? head : head[..cut]);
        if (slash < 0 || found.Node is not { } node)
        {
            return found;
        }

        var suffix = cut < 0 ? string.Empty : head[cut..];
        if (Reference(node, suffix) is not { } reference || processes(reference.Id) is not { } child)
        {
            return new NodeLookup(
                null, ScenarioCodes.UnknownPath, $"`{node.Path}{suffix}` starts no process, so that nothing is below it.", "Before the `/`, name a subprocess activity, or a task that starts a process: `phase.activity#task.1`.");
        }

        var below = Find(child, path[(slash + 1)..]);
        return below.Node is { } inner ? new NodeLookup(inner with { Path = $"{node.Path}{suffix}/{inner.Path}" }) : below;
    }

    // `phase.activity`, its second attempt `phase.activity:2`, or the n-th process of a task: `phase.activity#task.n`.
    private static ProcessReference? Reference(ScenarioNode node, string suffix) => suffix.StartsWith('#')
        ? node.Activity?.Tasks.FirstOrDefault(task => suffix[1..].Split('.') is [var id, var number] && id == task.Id && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)?.Process
        : node.Activity?.Process;

    private static NodeLookup FindLocal(ProcessDefinition process, string path)
    {
        var all = Nodes(process).ToImmutableArray();
        if (all.FirstOrDefault(node => node.Path == path) is { } exact)
        {
            return new NodeLookup(exact);
        }

        return all.Where(node => node.Activity?.Id == path && !node.IsGate).ToList() switch
        {
            [var one] => new NodeLookup(one),
            [] => new NodeLookup(null, ScenarioCodes.UnknownPath, $"`{process.Id}` has no `{path}`.", Suggestions.DidYouMean(path, all.Select(node => node.Path), "Write it as `phase.activity`.")),
            var several => new NodeLookup(null, ScenarioCodes.AmbiguousPath, $"Several phases have an activity `{path}`.", $"Write one of: {string.Join(", ", several.Select(node => node.Path))}."),
        };
    }

    private static IEnumerable<ScenarioNode> Nodes(ProcessDefinition process) => process.Phases.SelectMany(phase => phase.Activities
        .Select(activity => new ScenarioNode($"{phase.Id}.{activity.Id}", phase, activity))
        .Concat(phase.EntryGates.Select(gate => new ScenarioNode($"{phase.Id}.{GateIds.Entry}{gate.Id}", phase, gate)))
        .Concat(phase.ExitGates.Select(gate => new ScenarioNode($"{phase.Id}.{GateIds.Exit}{gate.Id}", phase, gate)))
        .Prepend(new ScenarioNode(phase.Id, phase, null)));
}
