using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Access;

/// <summary>
/// The environments that a process names, those of its subprocesses included. As a release does it: that of the activity, else of its phase, else of the activity
/// that starts the process. One that is computed is null, since nobody knows it before the release has got there.
/// </summary>
internal sealed class ProcessEnvironments(Func<ProcessReference, Task<ProcessDefinition?>> load)
{
    // Definitions are checked not to nest deeper; an old one must not keep anybody waiting.
    private const int Deepest = 8;

    /// <summary>All environments of a process.</summary>
    public async Task<ImmutableArray<string?>> AllAsync(ProcessDefinition process)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var isComputed = await CollectAsync(process, inherited: null, found, depth: 0);
        return isComputed ? [.. found, null] : [.. found];
    }

    /// <summary>The environment of a node: one, null in it for a computed one, or none.</summary>
    /// <param name="process">The process of the release.</param>
    /// <param name="path">The path of the node, as <c>phase.activity</c> or <c>phase.activity/phase.activity</c>.</param>
    public async Task<ImmutableArray<string?>> OfNodeAsync(ProcessDefinition process, string path)
    {
        var (current, environment) = (process, (string?)null);
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < steps.Length && current is not null; i++)
        {
            var cut = steps[i].IndexOfAny([':', '#', '~']);
            var (local, rest) = cut < 0 ? (steps[i], string.Empty) : (steps[i][..cut], steps[i][cut..]);
            var (phase, node) = Find(current, local);
            if (phase is null)
            {
                return [];
            }

            environment = node?.Environment ?? phase.Environment ?? environment;
            current = i + 1 < steps.Length && Inner(node, rest) is { } reference ? await load(reference) : null;
        }

        return environment is null ? [] : [Known(environment)];
    }

    private static (PhaseDefinition? Phase, ActivityDefinition? Node) Find(ProcessDefinition process, string local)
    {
        var dot = local.IndexOf('.', StringComparison.Ordinal);
        var phase = process.Phases.FirstOrDefault(p => p.Id == (dot < 0 ? local : local[..dot]));
        var id = dot < 0 ? string.Empty : local[(local.LastIndexOf('.') + 1)..];
        return (phase, id.Length == 0 || phase is null ? null : Nodes(phase).FirstOrDefault(node => node.Id == id));
    }

    // A process that runs before a retry is named by whoever decided that; it works on what its activity works on.
    private static ProcessReference? Inner(ActivityDefinition? node, string suffix) => suffix switch
    {
        ['#', .. var task] => node?.Tasks.FirstOrDefault(t => t.Id == task[..Math.Max(0, task.LastIndexOf('.'))])?.Process,
        ['~', ..] => null,
        _ => node?.Process,
    };

    private static IEnumerable<ActivityDefinition> Nodes(PhaseDefinition phase) => phase.Activities.Concat(phase.EntryGates).Concat(phase.ExitGates);

    private static string? Known(string environment) => environment.Contains("<+", StringComparison.Ordinal) ? null : environment;

    private async Task<bool> CollectAsync(ProcessDefinition process, string? inherited, HashSet<string> found, int depth)
    {
        var isComputed = false;
        foreach (var (phase, node) in process.Phases.SelectMany(phase => Nodes(phase).Select(node => (phase, node))))
        {
            var environment = node.Environment ?? phase.Environment ?? inherited;
            isComputed |= environment is not null && Known(environment) is null;
            if (environment is not null && Known(environment) is { } known)
            {
                found.Add(known);
            }

            foreach (var reference in node.Tasks.Select(task => task.Process).Append(node.Process).OfType<ProcessReference>())
            {
                isComputed |= depth >= Deepest || (await load(reference) is { } child && await CollectAsync(child, environment, found, depth + 1));
            }
        }

        return isComputed;
    }
}
