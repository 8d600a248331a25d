using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Variables of one scope: that none is computed from itself.</summary>
internal sealed class VariableChecks(CheckContext context)
{
    public void Check(ImmutableSortedDictionary<string, DataValue> variables, string path)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        var names = variables.Keys.ToList();
        var numbers = names.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var reads = variables.Values
            .Select(value => DataTemplate.References(value).Where(read => read.Kind == ReferenceKind.Variable && numbers.ContainsKey(read.Name)).Select(read => numbers[read.Name]).ToList())
            .ToList();
        foreach (var cycle in new Graph.CycleFinder(reads).Find())
        {
            var display = CycleText.Of([.. cycle, cycle[0]], number => names[number]);
            context.Error(ProblemCodes.VariableCycle, $"{path}.{names[cycle[0]]}", $"Variables are computed from each other: `{display}`.", "Give one of them a value of its own.");
        }
    }
}
