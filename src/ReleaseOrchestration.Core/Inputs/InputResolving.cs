using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>One run of <see cref="InputResolver"/>.</summary>
internal sealed partial class InputResolving(ProcessDefinition process, InputSetDefinition? set, OverrideValues overrides)
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly List<string> _missing = [];

    public InputResolution Run()
    {
        CheckOwners();
        var global = Resolve(string.Empty, process.Inputs, $"process '{process.Id}'", SetSource("global", set?.Global));
        var phases = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, ResolvedInput>>(StringComparer.Ordinal);
        var activities = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, DataValue>>(StringComparer.Ordinal);
        foreach (var phase in process.Phases)
        {
            phases[phase.Id] = Resolve(phase.Id, phase.Inputs, $"phase '{phase.Id}'", SetSource($"phases.{phase.Id}.inputs", Given(phase.Id)?.Inputs));
            foreach (var (id, activity) in NodesOf(phase))
            {
                if (ResolveActivity($"{phase.Id}.{id}", activity, ActivitySource(phase.Id, id)) is { IsEmpty: false } values)
                {
                    activities[$"{phase.Id}.{id}"] = values;
                }
            }
        }

        return new InputResolution
        {
            Global = global,
            Phases = phases.ToImmutable(),
            Activities = activities.ToImmutable(),
            Problems = _problems.ToImmutable(),
            Missing = [.. _missing],
        };
    }

    private ImmutableSortedDictionary<string, ResolvedInput> Resolve(
        string owner, ImmutableSortedDictionary<string, InputDefinition> declared, string ownerName, InputSource given)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, ResolvedInput>(StringComparer.Ordinal);
        var sources = new[] { overrides.For(owner), given, Defaults(declared, owner, ownerName) };
        foreach (var source in sources)
        {
            RefuseUnknown(source, declared.Keys, ownerName);
        }

        foreach (var (name, input) in declared)
        {
            if (sources.FirstOrDefault(s => s.Find(name) is not null) is { } source && !IsBlank(input, source.Find(name)!))
            {
                if (Accept(name, input, source) is { } value)
                {
                    values[name] = new ResolvedInput(value, source.Origin, source.From);
                }
            }
            else if (input.Required)
            {
                _missing.Add(owner.Length == 0 ? name : $"{owner}.{name}");
            }
        }

        return values.ToImmutable();
    }

    private DataValue? Accept(string name, InputDefinition input, InputSource source)
    {
        var reading = InputReading.Read(input, source.Find(name)!);
        if (reading.Fault is { } fault)
        {
            Report(fault.Code, $"{source.Path}.{name}", $"`{name}`: {fault.Message}", fault.Fix);
        }

        return reading.Value;
    }

    // An empty text is no answer to what is required.
    private static bool IsBlank(InputDefinition input, DataValue value) =>
        input.Required && value.Kind == DataKind.Text && string.IsNullOrWhiteSpace(value.Text);

    private static InputSource Defaults(ImmutableSortedDictionary<string, InputDefinition> declared, string owner, string ownerName) => new(
        InputOrigin.Default,
        $"default of {ownerName}",
        owner.Length == 0 ? "process.inputs" : $"process.{owner}.inputs",
        declared.Where(d => d.Value.Default is not null).ToImmutableSortedDictionary(d => d.Key, d => d.Value.Default!, StringComparer.Ordinal));

    private InputSource SetSource(string place, ImmutableSortedDictionary<string, DataValue>? values) => new(
        InputOrigin.InputSet,
        $"input set '{set?.Id}'",
        $"inputSet.{place}",
        values ?? ImmutableSortedDictionary.Create<string, DataValue>(StringComparer.Ordinal));

    private PhaseInputs? Given(string phase) => set?.Phases.GetValueOrDefault(phase);

    private void RefuseUnknown(InputSource source, IEnumerable<string> known, string ownerName)
    {
        foreach (var name in source.Values.Keys.Where(name => !known.Contains(name)))
        {
            var elsewhere = process.Phases.FirstOrDefault(p => p.Inputs.ContainsKey(name));
            Report(
                InputCodes.UnknownInput,
                $"{source.Path}.{name}",
                $"{char.ToUpperInvariant(ownerName[0])}{ownerName[1..]} has no input `{name}`.",
                elsewhere is null ? Suggestions.DidYouMean(name, known, Listed(known)) : $"Phase `{elsewhere.Id}` has one: `{elsewhere.Id}.{name}`.");
        }
    }

    private static string Listed(IEnumerable<string> known) => known.Any() ? $"It has: {string.Join(", ", known)}." : "It takes none; leave this out.";

    private void Report(string code, string path, string message, string fix) =>
        _problems.Add(new Problem(code, Severity.Error, message, SourcePosition.None, path, fix));
}
