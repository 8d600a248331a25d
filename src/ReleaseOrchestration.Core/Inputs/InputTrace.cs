using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Checking;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>
/// Says of every input of a release where its value comes from. A retry is stronger than what was given at the start, that than the input set, then the mapping,
/// then the declared default.
/// </summary>
public sealed class InputTrace
{
    private readonly InputGiving _given;
    private readonly OverrideValues _overrides;
    private readonly ImmutableArray<TracedInput>.Builder _inputs = ImmutableArray.CreateBuilder<TracedInput>();

    private InputTrace(InputGiving given)
    {
        _given = given;
        _overrides = new OverrideValues(given.Overrides);
    }

    /// <summary>Every input in the order of the process: its own, then by phase those of the phase and of its activities.</summary>
    public static ImmutableArray<TracedInput> Of(InputGiving given) => new InputTrace(given).Run();

    private ImmutableArray<TracedInput> Run()
    {
        var process = _given.Process;
        Declared(InputScope.Global, string.Empty, process.Inputs, "process.inputs", $"process '{process.Id}'", Set("global", _given.InputSet?.Global));
        for (var i = 0; i < process.Phases.Length; i++)
        {
            var (phase, path) = (process.Phases[i], $"process.phases[{i}]");
            var set = _given.InputSet?.Phases.GetValueOrDefault(phase.Id);
            Declared(InputScope.Phase, phase.Id, phase.Inputs, $"{path}.inputs", $"phase '{phase.Id}'", Set($"phases.{phase.Id}.inputs", set?.Inputs));
            foreach (var activity in LocatedActivity.In(phase, path))
            {
                Activity(activity.Name, activity.Path, activity.Definition, set, activity.Name[(phase.Id.Length + 1)..]);
            }
        }

        return _inputs.ToImmutable();
    }

    private void Declared(InputScope scope, string owner, ImmutableSortedDictionary<string, InputDefinition> declared, string path, string ownerName, IReadOnlyDictionary<string, InputClaim> set)
    {
        var overrides = Overrides(owner);
        foreach (var (name, input) in declared)
        {
            var claims = new[] { overrides.GetValueOrDefault(name), set.GetValueOrDefault(name), Default(name, input, path, ownerName) };
            Add(scope, owner, name, input, [.. claims.OfType<InputClaim>()]);
        }
    }

    private void Activity(string owner, string path, ActivityDefinition activity, PhaseInputs? set, string id)
    {
        var values = set?.Activities.GetValueOrDefault(id) is { Kind: DataKind.Map } map ? map.Entries : null;
        var (overrides, fromSet, retries) = (Overrides(owner), Set($"phases.{owner[..owner.IndexOf('.', StringComparison.Ordinal)]}.activities.{id}", values), Retries(owner));
        var names = activity.DeclaredInputs.Keys.Concat(activity.Inputs.Keys).Concat(overrides.Keys).Concat(fromSet.Keys).Concat(retries.Select(claim => claim.Name));
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var input = activity.DeclaredInputs.GetValueOrDefault(name);
            var claims = retries.Where(claim => claim.Name == name).Select(claim => (InputClaim?)claim.Claim)
                .Append(overrides.GetValueOrDefault(name))
                .Append(fromSet.GetValueOrDefault(name))
                .Append(Mapping(owner, name, activity, $"{path}.inputs.{name}"))
                .Append(Default(name, input, $"{path}.inputs", activity.Use is { } use ? $"activity '{use.Id}' of the Activity Store" : $"activity '{owner}'"));
            Add(InputScope.Activity, owner, name, input, [.. claims.OfType<InputClaim>()]);
        }
    }

    private void Add(InputScope scope, string owner, string name, InputDefinition? input, ImmutableArray<InputClaim> claims)
    {
        claims = [.. claims.Select(claim => claim with { Value = Shown(input, claim.Value) })];
        var source = claims.FirstOrDefault();
        var value = source?.Value;
        if (source is { Expression: not null })
        {
            value = _given.Attempts.GetValueOrDefault(owner)?.GetValueOrDefault(name) is { } evaluated ? Shown(input, evaluated) : null;
        }

        _inputs.Add(new TracedInput { Scope = scope, Owner = owner, Name = name, Value = value, Source = source, Overrode = claims.IsEmpty ? [] : claims[1..] });
    }

    // What was given for a secret and is no reference may be the secret itself.
    private static DataValue Shown(InputDefinition? input, DataValue value)
    {
        if (input is null || (value.Kind == DataKind.Text && Template.MayHoldExpressions(value.Text)))
        {
            return value;
        }

        return InputConversion.Convert(input.Type, value) ?? (input.Type == InputType.Secret ? DataValue.Of("(not shown: no reference to a secret)") : value);
    }

    private Dictionary<string, InputClaim> Overrides(string owner)
    {
        var source = _overrides.For(owner);
        var by = _given.OverriddenBy.Length == 0 ? string.Empty : $" by {_given.OverriddenBy}";
        return source.Values.Where(v => !v.Value.IsNull).ToDictionary(
            v => v.Key,
            v => new InputClaim(InputOrigin.Override, $"given for this release{by}", owner.Length == 0 ? $"inputs.{v.Key}" : $"inputs.{owner}.{v.Key}", v.Value),
            StringComparer.Ordinal);
    }

    private Dictionary<string, InputClaim> Set(string place, ImmutableSortedDictionary<string, DataValue>? values)
    {
        var revision = _given.InputSetRevision is { } number ? string.Create(CultureInfo.InvariantCulture, $", revision {number}") : string.Empty;
        return (values ?? ImmutableSortedDictionary<string, DataValue>.Empty).Where(v => !v.Value.IsNull).ToDictionary(
            v => v.Key,
            v => new InputClaim(InputOrigin.InputSet, $"input set '{_given.InputSet!.Id}'{revision}", $"inputSet.{place}.{v.Key}", v.Value),
            StringComparer.Ordinal);
    }

    private (string Name, InputClaim Claim)[] Retries(string owner) =>
    [
        .. _given.Retries.Reverse().Where(retry => retry.Path == owner).SelectMany(retry => retry.Values.Select(v => (
            v.Key,
            new InputClaim(
                InputOrigin.Retry,
                string.Create(CultureInfo.InvariantCulture, $"retry by {retry.By} at {retry.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, after attempt {retry.Attempt}"),
                $"retry.inputs.{v.Key}",
                v.Value)))),
    ];

    private InputClaim? Mapping(string owner, string name, ActivityDefinition activity, string path) => activity.Inputs.TryGetValue(name, out var value)
        ? new InputClaim(InputOrigin.Mapping, $"mapping of activity '{owner}'{Version()}", path, value) { Expression = DataTemplate.Uses(value).IsEmpty ? null : value.ToString() }
        : null;

    private InputClaim? Default(string name, InputDefinition? input, string path, string ownerName) => input?.Default is { } value
        ? new InputClaim(InputOrigin.Default, $"default of {ownerName}{Version()}", $"{path}.{name}.default", value)
        : null;

    private string Version() => _given.ProcessVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $", process version {version}") : string.Empty;
}
