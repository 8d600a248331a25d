using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Activities, and the owners that values are given to.</summary>
internal sealed partial class InputResolving
{
    private static IEnumerable<(string Id, ActivityDefinition Activity)> NodesOf(PhaseDefinition phase) =>
        phase.EntryGates.Select(g => ("@entry." + g.Id, g))
            .Concat(phase.Activities.Select(a => (a.Id, a)))
            .Concat(phase.ExitGates.Select(g => ("@exit." + g.Id, g)));

    private InputSource ActivitySource(string phase, string id) =>
        SetSource($"phases.{phase}.activities.{id}", Given(phase)?.Activities.GetValueOrDefault(id) is { Kind: DataKind.Map } map ? map.Entries : null);

    private ImmutableSortedDictionary<string, DataValue> ResolveActivity(string path, ActivityDefinition activity, InputSource given)
    {
        var sources = new[] { overrides.For(path), given };
        var known = activity.DeclaredInputs.Keys.Concat(activity.Inputs.Keys).Distinct(StringComparer.Ordinal).ToImmutableArray();

        // An activity that declares nothing says nothing about what it takes.
        if (!known.IsEmpty)
        {
            foreach (var source in sources)
            {
                RefuseUnknown(source, known, $"activity '{path}'");
            }
        }

        var values = ImmutableSortedDictionary.CreateBuilder<string, DataValue>(StringComparer.Ordinal);
        foreach (var name in sources.SelectMany(s => s.Values.Keys).Distinct(StringComparer.Ordinal))
        {
            if (sources.FirstOrDefault(s => s.Find(name) is not null) is { } source && ActivityValue(name, activity, source) is { } value)
            {
                values[name] = value;
            }
        }

        _missing.AddRange(Unmet(activity, sources).Select(name => $"{path}.{name}"));
        return values.ToImmutable();
    }

    // What holds an expression has its type only when the activity starts.
    private DataValue? ActivityValue(string name, ActivityDefinition activity, InputSource source)
    {
        var value = source.Find(name)!;
        return activity.DeclaredInputs.TryGetValue(name, out var input) && !(value.Kind == DataKind.Text && Template.MayHoldExpressions(value.Text))
            ? Accept(name, input, source)
            : value;
    }

    private static IEnumerable<string> Unmet(ActivityDefinition activity, InputSource[] sources) =>
        activity.DeclaredInputs
            .Where(d => d.Value.Required && d.Value.Default is null && !activity.Inputs.ContainsKey(d.Key) && !sources.Any(s => s.Find(d.Key) is { } value && !IsBlank(d.Value, value)))
            .Select(d => d.Key);

    private void CheckOwners()
    {
        if (set is not null && set.Process != process.Id)
        {
            Report(InputCodes.OtherProcess, "inputSet.process", $"Input set `{set.Id}` is for process `{set.Process}`, not for `{process.Id}`.", "Choose an input set of this process.");
        }

        foreach (var (phase, given) in set?.Phases ?? ImmutableSortedDictionary<string, PhaseInputs>.Empty)
        {
            CheckOwner(phase, $"inputSet.phases.{phase}");
            foreach (var (activity, values) in given.Activities)
            {
                CheckOwner($"{phase}.{activity}", $"inputSet.phases.{phase}.activities.{activity}");
                CheckIsMap(activity, values, $"inputSet.phases.{phase}.activities.{activity}");
            }
        }

        foreach (var owner in overrides.Owners.Where(o => o.Length > 0))
        {
            CheckOwner(owner, $"overrides.{owner}");
        }
    }

    private void CheckIsMap(string activity, DataValue values, string path)
    {
        if (values.Kind is not (DataKind.Map or DataKind.Null))
        {
            Report(InputCodes.WrongType, path, $"The values of activity `{activity}` are no map.", $"Write them by name: `{activity}: {{NAME: value}}`.");
        }
    }

    private void CheckOwner(string owner, string path)
    {
        var dot = owner.IndexOf('.', StringComparison.Ordinal);
        var phaseId = dot < 0 ? owner : owner[..dot];
        if (process.Phases.FirstOrDefault(p => p.Id == phaseId) is not { } phase)
        {
            // Its activities need not be reported as well.
            if (dot < 0 || path.StartsWith("overrides", StringComparison.Ordinal))
            {
                Report(InputCodes.UnknownPhase, path, $"There is no phase `{phaseId}`.", Suggestions.DidYouMean(phaseId, process.Phases.Select(p => p.Id), $"There are: {string.Join(", ", process.Phases.Select(p => p.Id))}."));
            }
        }
        else if (dot >= 0 && NodesOf(phase).Select(n => n.Id).ToImmutableArray() is var nodes && !nodes.Contains(owner[(dot + 1)..]))
        {
            var activity = owner[(dot + 1)..];
            Report(InputCodes.UnknownActivity, path, $"Phase `{phaseId}` has no activity `{activity}`.", Suggestions.DidYouMean(activity, nodes, $"It has: {string.Join(", ", nodes)}."));
        }
    }
}
