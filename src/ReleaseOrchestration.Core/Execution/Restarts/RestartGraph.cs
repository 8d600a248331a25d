using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// Which nodes run again, in the one graph of phases and activities: what is marked, and all that is after it. A phase with a node that runs again ends
/// anew; a phase that starts anew runs as a whole.
/// </summary>
internal sealed class RestartGraph
{
    private readonly Dictionary<string, PhaseDefinition> _phases = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _after;
    private readonly ILookup<string, string> _phasesAfter;
    private readonly Func<string, bool> _hasEndedItself;
    private readonly HashSet<string> _again = new(StringComparer.Ordinal);
    private readonly Queue<(string Path, bool Whole)> _open = new();

    /// <param name="process">The definition.</param>
    /// <param name="hasEndedItself">Whether an activity came to its own end, and not just to that of a phase that never began.</param>
    public RestartGraph(ProcessDefinition process, Func<string, bool> hasEndedItself)
    {
        _hasEndedItself = hasEndedItself;
        foreach (var phase in process.Phases)
        {
            _phases[phase.Id] = phase;
        }

        _after = process.Phases
            .SelectMany(phase => phase.Activities.SelectMany(activity => activity.DependsOn.Select(on => (On: Qualified(phase, on), Path: $"{phase.Id}.{activity.Id}"))))
            .ToLookup(edge => edge.On, edge => edge.Path, StringComparer.Ordinal);
        _phasesAfter = process.Phases
            .SelectMany(phase => phase.DependsOn.Select(on => (On: on, phase.Id)))
            .ToLookup(edge => edge.On, edge => edge.Id, StringComparer.Ordinal);
    }

    /// <summary>Whether a phase or activity runs again.</summary>
    public bool Contains(string path) => _again.Contains(path);

    /// <summary>Marks a node and what is after it.</summary>
    /// <param name="path">A phase or activity.</param>
    /// <param name="whole">For a phase: all of it, not just its end.</param>
    public void Mark(string path, bool whole)
    {
        _open.Enqueue((path, whole));
        while (_open.TryDequeue(out var next))
        {
            if (_phases.TryGetValue(next.Path, out var phase))
            {
                MarkPhase(phase, next.Whole);
            }
            else if (_again.Add(next.Path))
            {
                _open.Enqueue((ReleaseGraph.PhaseOf(next.Path), false));
                Enqueue(_after[next.Path]);
            }
        }
    }

    private static string Qualified(PhaseDefinition phase, string id) => id.Contains('.', StringComparison.Ordinal) ? id : $"{phase.Id}.{id}";

    private void MarkPhase(PhaseDefinition phase, bool whole)
    {
        var isNew = _again.Add(phase.Id);
        if (isNew)
        {
            Enqueue(_phasesAfter[phase.Id]);
        }

        if (isNew || whole)
        {
            Enqueue(phase.Activities.Select(activity => $"{phase.Id}.{activity.Id}").Where(path => !_again.Contains(path) && (whole || !_hasEndedItself(path))));
        }
    }

    private void Enqueue(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _open.Enqueue((path, true));
        }
    }
}
