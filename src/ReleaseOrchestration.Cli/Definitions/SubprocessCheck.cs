using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>Follows the subprocesses of one process through the documents given: none may lead back, none too deep.</summary>
internal sealed class SubprocessCheck(ProcessDocument document, Func<string, ProcessDefinition?> find)
{
    private const int MostDepth = 3;

    private readonly List<Problem> _problems = [];

    public IEnumerable<Problem> Check(ProcessDefinition linked)
    {
        for (var i = 0; i < linked.Phases.Length; i++)
        {
            for (var j = 0; j < linked.Phases[i].Activities.Length; j++)
            {
                foreach (var reference in References(linked.Phases[i].Activities[j]))
                {
                    Follow(reference, [linked.Id], $"process.phases[{i}].activities[{j}]");
                }
            }
        }

        return _problems.Distinct();
    }

    private static IEnumerable<string> References(ActivityDefinition activity) => activity.Tasks
        .Select(task => task.Process)
        .Prepend(activity.Process)
        .OfType<ProcessReference>()
        .Select(reference => reference.Id);

    private void Follow(string id, ImmutableArray<string> way, string path)
    {
        // A process that starts itself is already told of by the checks of that process alone.
        if (way[^1] == id)
        {
            return;
        }

        var chain = string.Join(" → ", way.Add(id));
        if (way.Contains(id))
        {
            Add(SetCodes.ProcessCycle, Severity.Error, $"Processes start each other: {chain}.", path, "Remove one of these subprocesses.");
        }
        else if (way.Length > MostDepth)
        {
            Add(SetCodes.SubprocessTooDeep, Severity.Error, $"Subprocesses are nested deeper than {MostDepth}: {chain}.", path, "Flatten one level.");
        }
        else if (find(id) is { } child)
        {
            child.Phases.SelectMany(phase => phase.Activities).SelectMany(References).ToList().ForEach(next => Follow(next, way.Add(id), path));
        }
        else
        {
            Add(SetCodes.UnknownProcess, Severity.Warning, $"The process `{id}` is not among the files given.", path, "Give its file too, or make sure that the server has it.");
        }
    }

    private void Add(string code, Severity severity, string message, string path, string fix) =>
        _problems.Add(new Problem(code, severity, message, document.Sources.Find($"{path}.process"), path, fix));
}
