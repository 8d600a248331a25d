using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>An input set against its process, as a release would take it.</summary>
internal static class InputSetCheck
{
    private const string Global = "inputSet.global";

    public static IEnumerable<Problem> Check(InputSetDocument document, ProcessDefinition linked)
    {
        var resolution = InputResolver.Resolve(linked, document.InputSet, ImmutableDictionary<string, DataValue>.Empty);
        return resolution.Problems
            .Where(problem => problem.Path.StartsWith("inputSet", StringComparison.Ordinal))
            .Select(problem => problem with { Position = document.Sources.Find(problem.Path) })
            .Concat(resolution.Missing.Select(input => Missing(document, input)));
    }

    // An incomplete set may be saved; only a release cannot start with it.
    private static Problem Missing(InputSetDocument document, string input) => new(
        SetCodes.InputsIncomplete,
        Severity.Warning,
        $"The required input `{input}` has no value, so that the input set is Incomplete.",
        document.Sources.Find(Global),
        Global,
        $"Add `{input}`, or give it when a release starts.");
}
