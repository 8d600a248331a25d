using ReleaseOrchestration.Core.Processes.Graph;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Dependencies: that what they name exists, and that nothing waits for itself.</summary>
internal sealed class DependencyChecks(CheckContext context, ProcessDefinition process, ProcessGraph graph)
{
    private readonly ILookup<string, string> _phasesOf = process.Phases.SelectMany(phase => phase.Activities.Select(activity => (phase.Id, Activity: activity.Id))).ToLookup(pair => pair.Activity, pair => pair.Id, StringComparer.Ordinal);
    private readonly HashSet<string> _phases = process.Phases.Select(phase => phase.Id).ToHashSet(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var edge in graph.Declared.Where(edge => edge.Producer is null && !context.IsFull))
        {
            Unknown(edge);
        }

        foreach (var again in graph.Declared.Where(edge => edge.Producer is not null).GroupBy(edge => (edge.Producer, edge.Consumer)).SelectMany(group => group.Skip(1)))
        {
            context.Warning(ProblemCodes.DuplicateDependency, again.Place, $"`{again.Text}` is named twice.", "Remove one of the two.");
        }

        foreach (var cycle in graph.Cycles())
        {
            Cycle(cycle);
        }
    }

    private void Unknown(DeclaredEdge edge)
    {
        if (edge.Consumer.Contains('.', StringComparison.Ordinal))
        {
            UnknownActivity(edge, edge.Consumer.Split('.', 2)[0]);
            return;
        }

        var phase = edge.Text.Split('.')[0];
        var fix = phase != edge.Text && _phases.Contains(phase)
            ? $"A phase waits for whole phases: write `{phase}`."
            : context.Suggest(edge.Text, process.Phases.Select(candidate => candidate.Id), "Name a phase of this process.");
        context.Error(ProblemCodes.UnknownDependency, edge.Place, $"There is no phase `{edge.Text}`.", fix);
    }

    private void UnknownActivity(DeclaredEdge edge, string phase)
    {
        var name = edge.Text.Contains('.', StringComparison.Ordinal) ? edge.Text : $"{phase}.{edge.Text}";
        context.Error(ProblemCodes.UnknownDependency, edge.Place, $"There is no activity `{name}`.", UnknownActivityFix(edge.Text, phase));
    }

    private string UnknownActivityFix(string text, string phase)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return "Gates are waited for by their phase; name the phase in its `depends-on`, or an activity here.";
        }

        if (_phases.Contains(text))
        {
            return $"`{text}` is a phase: name it in `depends-on` of the phase `{phase}`, or name an activity as `{text}.<activity>`.";
        }

        return _phasesOf[text].FirstOrDefault() is { } elsewhere
            ? $"Write `{elsewhere}.{text}` for the activity of that phase."
            : context.Suggest(text, Candidates(phase), "Name an activity of this phase, or `<phase>.<activity>`.");
    }

    private IEnumerable<string> Candidates(string phase) => process.Phases.SelectMany(candidate =>
        candidate.Activities.SelectMany(activity => candidate.Id == phase ? new[] { activity.Id, $"{phase}.{activity.Id}" } : [$"{candidate.Id}.{activity.Id}"]));

    private void Cycle(IReadOnlyList<string> cycle)
    {
        var steps = cycle.Zip(cycle.Skip(1)).ToHashSet();
        var place = graph.Declared.FirstOrDefault(edge => edge.Producer is not null && steps.Contains((edge.Producer, edge.Consumer)))?.Place ?? "process";
        context.Error(
            ProblemCodes.Cycle, place, $"Nothing here can ever start: {Display(cycle)}, each after the one before it.", "Remove one of these dependencies.");
    }

    private static string Display(IReadOnlyList<string> cycle)
    {
        var phase = cycle[0].Split('.', 2)[0];
        var isWithin = cycle.All(path => path.StartsWith(phase + ".", StringComparison.Ordinal));
        return isWithin
            ? $"`{CycleText.Of(cycle, path => path[(phase.Length + 1)..])}` in `{phase}`"
            : $"`{CycleText.Of(cycle, path => path)}`";
    }
}
