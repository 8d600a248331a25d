using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What is known before anything runs of the values that a process declares.</summary>
internal sealed class ProcessTypes(ProcessDefinition process)
{
    private static readonly ImmutableArray<DataValue> EndedActivity =
        [DataValue.Of(nameof(ActivityStatus.Succeeded)), DataValue.Of(nameof(ActivityStatus.Failed)), DataValue.Of(nameof(ActivityStatus.Ignored)), DataValue.Of(nameof(ActivityStatus.Skipped)), DataValue.Of(nameof(ActivityStatus.Aborted))];
    private static readonly ImmutableArray<DataValue> EndedPhase =
        [DataValue.Of(nameof(PhaseStatus.Completed)), DataValue.Of(nameof(PhaseStatus.Failed)), DataValue.Of(nameof(PhaseStatus.Skipped)), DataValue.Of(nameof(PhaseStatus.Aborted))];

    // Values are followed through each other this far; what lies behind is not known. A text may make chains that no stack holds.
    private const int Deepest = 50;

    private readonly ProducerIndex _producers = new(process);
    private readonly Dictionary<object, Dictionary<string, StaticType>> _known = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    /// <summary>What is known of what someone reads.</summary>
    public StaticType Find(Reference reference, TypedScope scope) => reference.Kind switch
    {
        ReferenceKind.Input => Input(reference.Name, scope),
        ReferenceKind.GlobalInput => Declared(process.Inputs, reference.Name, "the process"),
        ReferenceKind.PhaseInput => PhaseInput(reference.Name, scope),
        ReferenceKind.ActivityInput => ActivityInput(reference.Name, scope),
        ReferenceKind.Variable => Variable(reference.Name, scope),
        ReferenceKind.Release => StaticType.Text,
        ReferenceKind.Status => Status(reference.Node),
        ReferenceKind.Output => Output(reference),
        _ => StaticType.Unknown,
    };

    /// <summary>What is known of a value that may hold expressions.</summary>
    public StaticType Of(DataValue value, TypedScope scope)
    {
        if (value.Kind != DataKind.Text || !Template.MayHoldExpressions(value.Text))
        {
            return value.Kind is DataKind.List ? new StaticType(Kinds.List) : StaticType.Of(value);
        }

        return Template.Parse(value.Text).Template?.InferType(scope.Within(this)).Type ?? StaticType.Unknown;
    }

    private static StaticType Declared(ImmutableSortedDictionary<string, InputDefinition> inputs, string name, string owner) => inputs.TryGetValue(name, out var input)
        ? StaticType.Of(input.Type) with
        {
            Allowed = input.Type == InputType.String ? input.Allowed : [],
            Items = input.Items is { } items ? StaticType.Of(items.Type) : null,
            Origin = $"an input of {owner}",
        }
        : StaticType.Unknown;

    private StaticType Input(string name, TypedScope scope)
    {
        if (scope.HasActivityInputs && scope.Activity is { } activity && (activity.Inputs.ContainsKey(name) || activity.DeclaredInputs.ContainsKey(name)))
        {
            return ActivityInput(name, scope);
        }

        return scope.Phase?.Inputs.ContainsKey(name) == true ? PhaseInput(name, scope) : Declared(process.Inputs, name, "the process");
    }

    private static StaticType PhaseInput(string name, TypedScope scope) =>
        scope.Phase is { } phase ? Declared(phase.Inputs, name, $"the phase {phase.Id}") : StaticType.Unknown;

    // What an activity is given can be changed by input sets and retries; only a declaration says what it stays.
    private static StaticType ActivityInput(string name, TypedScope scope) =>
        scope.Activity is { } activity ? Declared(activity.DeclaredInputs, name, $"the activity {activity.Id}") : StaticType.Unknown;

    private StaticType Variable(string name, TypedScope scope)
    {
        if (scope.Activity?.Variables.TryGetValue(name, out var value) == true)
        {
            return Once(scope.Activity, name, value, scope, "a variable of the activity");
        }

        if (scope.Phase?.Variables.TryGetValue(name, out value) == true)
        {
            return Once(scope.Phase, name, value, scope with { Activity = null }, "a variable of the phase");
        }

        return process.Variables.TryGetValue(name, out value) ? Once(process, name, value, TypedScope.Process, "a variable of the process") : StaticType.Unknown;
    }

    private StaticType Status(string node) => _producers.Find(node) is { } producer
        ? StaticType.Text with { Allowed = producer.Activity is null ? EndedPhase : EndedActivity }
        : StaticType.Unknown;

    private StaticType Output(Reference reference)
    {
        if (_producers.Find(reference.Node) is not { } producer)
        {
            return StaticType.Unknown;
        }

        var origin = $"an output of {producer.Path}";
        if (producer.Activity is not { } activity)
        {
            return producer.Phase.Outputs.TryGetValue(reference.Name, out var value)
                ? Once(producer.Phase, reference.Name, value, new TypedScope(producer.Phase, Activity: null, HasActivityInputs: false), origin)
                : StaticType.Unknown;
        }

        return activity.Outputs.TryGetValue(reference.Name, out var output)
            ? Once(activity, reference.Name, output, new TypedScope(producer.Phase, activity, HasActivityInputs: true), origin)
            : Field(activity.Fields.FirstOrDefault(field => field.Id == reference.Name)) with { Origin = origin };
    }

    private static StaticType Field(FieldDefinition? field) => field?.Type switch
    {
        FieldType.Number => StaticType.Number,
        FieldType.Boolean => StaticType.Boolean,
        FieldType.Text or FieldType.File => StaticType.Text,
        FieldType.Choice => StaticType.Text with { Allowed = [.. field.Options.Select(DataValue.Of)] },
        _ => StaticType.Unknown,
    };

    // A value that leads back to itself is reported elsewhere.
    private StaticType Once(object owner, string name, DataValue value, TypedScope scope, string origin)
    {
        var known = _known.TryGetValue(owner, out var ofOwner) ? ofOwner : _known[owner] = new(StringComparer.Ordinal);
        var key = $"{name} {origin}";
        if (known.TryGetValue(key, out var type))
        {
            return type;
        }

        if (_depth == Deepest)
        {
            return StaticType.Unknown;
        }

        known[key] = StaticType.Unknown;
        _depth++;
        known[key] = Of(value, scope).Shallow() with { Origin = origin };
        _depth--;
        return known[key];
    }
}
