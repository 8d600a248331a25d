using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Whether a process and all that it starts can run.</summary>
internal sealed class ProcessCheck(ProcessIndex index)
{
    private const int MostDepth = 3;

    /// <summary>What keeps it from running; null when it can.</summary>
    public Problem? Check(string id) => Check(id, []);

    /// <summary>The same for a process that starts so deep below a release.</summary>
    public Problem? Check(string id, int depth) => Check(id, [.. Enumerable.Repeat("…", depth)]);

    private Problem? Check(string id, ImmutableArray<string> way)
    {
        var chain = string.Join(" → ", way.Add(id));
        if (index.Process(id) is not { } process)
        {
            return Error(ScenarioCodes.UnknownProcess, $"There is no process `{id}` among the documents given.", Suggestions.DidYouMean(id, index.Processes, "Give its file too."));
        }

        if (way.Contains(id) || way.Length > MostDepth)
        {
            return Error(ScenarioCodes.InvalidProcess, $"Subprocesses lead back, or are nested deeper than {MostDepth}: {chain}.", "Remove one of them.");
        }

        if (index.ErrorOf(id) is { } error)
        {
            return Error(ScenarioCodes.InvalidProcess, $"The process `{id}` has errors of its own, such as {error.Code} at {error.Position}: {error.Message}", "Mend the process first.");
        }

        return Children(process).Distinct(StringComparer.Ordinal).Select(child => Check(child, way.Add(id))).FirstOrDefault(problem => problem is not null);
    }

    private static IEnumerable<string> Children(ProcessDefinition process) => process.Phases
        .SelectMany(phase => phase.Activities)
        .SelectMany(activity => activity.Tasks.Select(task => task.Process).Prepend(activity.Process))
        .OfType<ProcessReference>()
        .Select(reference => reference.Id);

    private static Problem Error(string code, string message, string fix) => new(code, Severity.Error, message, SourcePosition.None, "scenario.process", fix);
}
