using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Finds what the paths of a scenario mean; an activity whose id only one phase has needs no phase before it.</summary>
internal sealed class NodeFinder(Func<string, ProcessDefinition?> processes, ImmutableArray<ScriptLine> script)
{
    public NodeLookup Find(ProcessDefinition process, string path) => Find(process, process, string.Empty, path);

    private NodeLookup Find(ProcessDefinition root, ProcessDefinition process, string prefix, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? path : path[..slash];
        var cut = head.IndexOfAny([':', '#', '~']);
        var found = FindLocal(process, slash < 0 || cut < 0 ? head : head[..cut]);
        if (slash < 0 || found.Node is not { } node)
        {
            return found;
        }

        var suffix = cut < 0 ? string.Empty : head[cut..];
        var started = suffix.StartsWith('~') ? Remedy(root, prefix + node.Path, suffix) : Reference(node, suffix);
        if (started is not { } reference || processes(reference.Id) is not { } child)
        {
            return new NodeLookup(
                null, ScenarioCodes.UnknownPath, $"`{node.Path}{suffix}` starts no process, so that nothing is below it.", "Before the `/`, name a subprocess activity, a task that starts a process (`phase.activity#task.1`), or a process that a retry runs first (`phase.activity~1`).");
        }

        var below = Find(root, child, $"{prefix}{node.Path}{suffix}/", path[(slash + 1)..]);
        return below.Node is { } inner ? new NodeLookup(inner with { Path = $"{node.Path}{suffix}/{inner.Path}" }) : below;
    }

    // `phase.activity`, its second attempt `phase.activity:2`, or the n-th process of a task: `phase.activity#task.n`.
    private static ProcessReference? Reference(ScenarioNode node, string suffix) => suffix.StartsWith('#')
        ? node.Activity?.Tasks.FirstOrDefault(task => suffix[1..].Split('.') is [var id, var number] && id == task.Id && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)?.Process
        : node.Activity?.Process;

    // `phase.activity~n`: what the n-th line ran that let the activity be retried through a process.
    private ProcessReference? Remedy(ProcessDefinition root, string path, string suffix)
    {
        var depth = path.Count(c => c == '/');
        var named = script.OfType<ScriptedRequest>()
            .Where(line => line is { Verb: ScriptVerb.Remediate, Process: not null } && line.Path.Count(c => c == '/') == depth && Find(root, line.Path).Node?.Path == path)
            .Select(line => line.Process)
            .ToList();
        return int.TryParse(suffix[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? named.ElementAtOrDefault(n - 1) ?? named.LastOrDefault() : null;
    }

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
