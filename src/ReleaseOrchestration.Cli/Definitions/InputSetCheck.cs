using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>An input set against its process: whether everything that it gives a value is there.</summary>
internal static class InputSetCheck
{
    private const string Root = "inputSet";

    public static IEnumerable<Problem> Check(InputSetDocument document, ProcessDefinition process)
    {
        var inputSet = document.InputSet;
        var problems = Unknown(document, inputSet.Global.Keys, process.Inputs.Keys, $"{Root}.global", $"input of the process `{process.Id}`", ProblemCodes.UnknownInput);
        foreach (var (id, values) in inputSet.Phases)
        {
            var path = $"{Root}.phases.{id}";
            problems = process.Phases.FirstOrDefault(phase => phase.Id == id) is { } phase
                ? problems.Concat(CheckPhase(document, phase, values, path))
                : problems.Concat(Unknown(document, [id], process.Phases.Select(known => known.Id), $"{Root}.phases", $"phase of the process `{process.Id}`", ProblemCodes.UnknownNode));
        }

        return problems.Concat(Missing(document, process));
    }

    private static IEnumerable<Problem> CheckPhase(InputSetDocument document, PhaseDefinition phase, PhaseInputs values, string path) =>
        Unknown(document, values.Inputs.Keys, phase.Inputs.Keys, $"{path}.inputs", $"input of the phase `{phase.Id}`", ProblemCodes.UnknownInput)
            .Concat(Unknown(document, values.Activities.Keys, phase.Activities.Select(activity => activity.Id), $"{path}.activities", $"activity of the phase `{phase.Id}`", ProblemCodes.UnknownNode));

    private static IEnumerable<Problem> Unknown(
        InputSetDocument document, IEnumerable<string> given, IEnumerable<string> known, string path, string what, string code) =>
        given.Except(known, StringComparer.Ordinal).Select(name => new Problem(
            code,
            Severity.Error,
            $"`{name}` is no {what}.",
            document.Sources.Find($"{path}.{name}"),
            $"{path}.{name}",
            known.Any() ? $"There are: {string.Join(", ", known)}." : "There is none."));

    // An incomplete set may be saved; only a release cannot start with it.
    private static IEnumerable<Problem> Missing(InputSetDocument document, ProcessDefinition process) => process.Inputs
        .Where(input => input.Value is { Required: true, Default: null } && !document.InputSet.Global.ContainsKey(input.Key))
        .Select(input => new Problem(
            ProblemCodes.MissingKey,
            Severity.Warning,
            $"The required input `{input.Key}` has no value, so that the input set is Incomplete.",
            document.Sources.Find($"{Root}.global"),
            $"{Root}.global",
            $"Add `{input.Key}`, or give it when a release starts."));
}
