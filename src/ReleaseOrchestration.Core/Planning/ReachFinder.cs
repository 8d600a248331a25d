using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Goes through a process and its subprocesses with the values that are known, as a run would.</summary>
internal sealed class ReachFinder(Func<ProcessReference, ProcessDefinition?> find)
{
    // Subprocesses in subprocesses multiply; what is beyond is named as unknown.
    private const int MostProcesses = 500;
    private const int Deepest = 32;

    private readonly SortedSet<string> _environments = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _services = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _processes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];
    private readonly Dictionary<string, string> _byNode = new(StringComparer.Ordinal);
    private int _visits;

    public ProcessReach Find(ProcessDefinition process, InputValues inputs, ReleaseFacts facts)
    {
        Visit(process, inputs, facts, new MachineAddress(facts.Id, 1, string.Empty), 0, null);
        return new ProcessReach([.. _environments], [.. _services], [.. _unknown.Distinct(StringComparer.Ordinal)])
        {
            Processes = [.. _processes],
            Tags = [.. _tags],
            ByNode = _byNode.ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    private void Visit(ProcessDefinition process, InputValues inputs, ReleaseFacts facts, MachineAddress self, int depth, string? inherited)
    {
        _visits++;
        _processes.Add(process.Id);
        _tags.UnionWith(process.Tags);
        var context = new ContextSlice { Release = facts, GlobalInputs = inputs.Global.Over(Defaults(process.Inputs)) };
        context = context with { Variables = ValueEvaluation.Variables(process.Variables, context).Values };
        foreach (var phase in process.Phases)
        {
            var given = Entries(inputs.Phases, phase.Id).Over(Defaults(phase.Inputs));
            var inner = context with { PhaseInputs = given };
            inner = inner with { Variables = ValueEvaluation.Variables(phase.Variables, inner).Values };
            var node = self.Node(phase.Id);
            Note(node, phase.Environment, phase.Services, inner);
            var environment = Known(phase.Environment, inner) ?? inherited;
            foreach (var (id, activity) in NodesOf(phase))
            {
                Visit(activity, Entries(inputs.Activities, $"{phase.Id}.{id}"), inner, self.Node($"{phase.Id}.{id}"), depth, environment);
            }
        }
    }

    private void Visit(ActivityDefinition activity, ImmutableSortedDictionary<string, DataValue> given, ContextSlice context, MachineAddress self, int depth, string? inherited)
    {
        var inner = context with { ActivityInputs = given };
        inner = inner with { Variables = ValueEvaluation.Variables(activity.Variables, inner).Values };
        var mapped = ValueEvaluation.Available(activity.Inputs.RemoveRange(given.Keys), inner);
        inner = inner with { ActivityInputs = given.Over(mapped).Over(Defaults(activity.DeclaredInputs)) };
        Note(self, activity.Environment, activity.Services, inner);
        var environment = Known(activity.Environment, inner) ?? inherited;
        if (!string.IsNullOrEmpty(environment))
        {
            _byNode[self.Path] = environment;
        }

        Subprocess(activity.Process, inner.ActivityInputs, activity.Name, inner, self.Subprocess(1), depth, environment);
        foreach (var task in activity.Tasks)
        {
            Subprocess(task.Process, ValueEvaluation.Available(task.Inputs, inner), activity.Name, inner, self.TaskProcess(task.Id, 1), depth, environment);
        }
    }

    private void Subprocess(
        ProcessReference? reference, ImmutableSortedDictionary<string, DataValue> inputs, string name, ContextSlice context, MachineAddress child, int depth, string? environment)
    {
        if (reference is null || find(reference) is not { } process)
        {
            return;
        }

        if (_visits >= MostProcesses || depth >= Deepest)
        {
            _unknown.Add($"{child.Path.TrimEnd('/')}: the process {reference.Id}");
            return;
        }

        var facts = context.Release with { Id = child.ToString(), Name = $"{context.Release.Name} / {name}" };
        Visit(process, new InputValues { Global = inputs }, facts, child, depth + 1, environment);
    }

    // An empty text is what a node has whose environment only the run tells: it must not get the one around it.
    private static string? Known(string? environment, ContextSlice context) => environment is null ? null
        : !Template.MayHoldExpressions(environment) ? environment
        : DataTemplate.Evaluate(DataValue.Of(environment), new SliceScope(context)) is { Succeeded: true, Value: { Kind: DataKind.Text } text } ? text.Text
        : string.Empty;

    private void Note(MachineAddress node, string? environment, ImmutableArray<string> services, ContextSlice context)
    {
        if (environment is not null)
        {
            Add(_environments, node, "environment", environment, context);
        }

        foreach (var service in services)
        {
            Add(_services, node, "service", service, context);
        }
    }

    private void Add(SortedSet<string> names, MachineAddress node, string what, string text, ContextSlice context)
    {
        var value = DataValue.Of(text);
        if (Template.MayHoldExpressions(text))
        {
            value = DataTemplate.Evaluate(value, new SliceScope(context)) is { Succeeded: true } evaluation ? evaluation.Value! : DataValue.Unknown(text);
        }

        foreach (var name in value.Kind == DataKind.List ? value.Items.AsEnumerable() : [value])
        {
            if (name.Kind == DataKind.Unknown)
            {
                _unknown.Add($"{node.Path}: {what} {text}");
            }
            else if (!string.IsNullOrWhiteSpace(name.ToString()))
            {
                names.Add(name.ToString());
            }
        }
    }

    private static IEnumerable<(string Id, ActivityDefinition Activity)> NodesOf(PhaseDefinition phase) =>
    [
        .. phase.EntryGates.Select(gate => (GateIds.Entry + gate.Id, gate)),
        .. phase.Activities.Select(activity => (activity.Id, activity)),
        .. phase.ExitGates.Select(gate => (GateIds.Exit + gate.Id, gate)),
    ];

    private static ImmutableSortedDictionary<string, DataValue> Defaults(ImmutableSortedDictionary<string, InputDefinition> declared) =>
        declared.Where(d => d.Value.Default is not null).ToImmutableSortedDictionary(d => d.Key, d => d.Value.Default!);

    private static ImmutableSortedDictionary<string, DataValue> Entries(ImmutableSortedDictionary<string, DataValue> values, string key) =>
        values.GetValueOrDefault(key) is { Kind: DataKind.Map } found ? found.Entries : ImmutableSortedDictionary<string, DataValue>.Empty;
}
