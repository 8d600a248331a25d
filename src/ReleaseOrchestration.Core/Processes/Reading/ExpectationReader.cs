using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads what a scenario expects.</summary>
internal static class ExpectationReader
{
    public static ScenarioExpectations Read(MapReader reader)
    {
        var expect = OfRun(reader);
        return expect with
        {
            Refused = [.. reader.Maps("refused", ExpectationKeys.Refusal).Select(Refusal)],
            Runs = Later(reader),
        };
    }

    private static ImmutableArray<ScenarioExpectations> Later(MapReader reader)
    {
        var runs = ImmutableArray.CreateBuilder<ScenarioExpectations>();
        foreach (var later in reader.Maps("runs", ExpectationKeys.LaterRun))
        {
            later.RequiredText("run");
            var run = later.Integer("run") ?? 0;
            if (later.Find("run") is { } node && (run < 2 || runs.Any(other => other.Run == run)))
            {
                later.Error(ScenarioCodes.InvalidExpectation, node, later.PathOf("run"), "A later run has a number of its own, from 2 on.", "What is expected of the first run stands beside `runs`.");
            }

            runs.Add(OfRun(later) with { Run = run, Carried = later.Texts("carried") });
        }

        return runs.ToImmutable();
    }

    private static ScenarioExpectations OfRun(MapReader reader) => new()
    {
        Release = Release(reader),
        Statuses = Entries(reader, "statuses").ToImmutableSortedDictionary(e => e.Name, e => Word(reader, e.Node, e.Path, Words.NodeStatuses) ?? string.Empty, StringComparer.Ordinal),
        Order = Order(reader),
        Overlap = [.. reader.Items("overlap").Select(item => Together(reader, item.Node, item.Path))],
        Started = Entries(reader, "started").ToImmutableSortedDictionary(e => e.Name, e => ScenarioReader.Moment(reader, e.Node, e.Path) ?? string.Empty, StringComparer.Ordinal),
        NeverStarted = reader.Texts("never-started"),
        Attempts = Entries(reader, "attempts").ToImmutableSortedDictionary(e => e.Name, e => Count(reader, e.Node, e.Path), StringComparer.Ordinal),
        Inputs = Entries(reader, "inputs").ToImmutableSortedDictionary(e => e.Name, e => DataValue.Of(ValuesReader.Read(reader.Context, e.Node, e.Path)), StringComparer.Ordinal),
        Outputs = reader.Values("outputs"),
    };

    private static ReleaseStatus? Release(MapReader reader) =>
        reader.Find("release") is { } node && Word(reader, node, reader.PathOf("release"), Words.ReleaseStatuses) is { } word ? Enum.Parse<ReleaseStatus>(word) : null;

    private static IEnumerable<(string Name, SourceNode Node, string Path)> Entries(MapReader reader, string key)
    {
        if (reader.Find(key) is not MapNode map)
        {
            _ = reader.Find(key) is { } other ? reader.Wrong<string>(other, reader.PathOf(key), "a map") : null;
            yield break;
        }

        foreach (var (name, value) in map.Entries.Where(entry => entry.Value is not ScalarNode { IsNull: true }))
        {
            var path = $"{reader.PathOf(key)}.{name.Text}";
            reader.Context.Record(path, value);
            yield return (name.Text, value, path);
        }
    }

    private static string? Word(MapReader reader, SourceNode node, string path, WordList words)
    {
        if (node is not ScalarNode scalar)
        {
            return reader.Wrong<string>(node, path, "a text");
        }

        if (words.Names.Contains(scalar.Text, StringComparer.Ordinal))
        {
            return scalar.Text;
        }

        reader.Error(ProblemCodes.InvalidValue, node, path, $"`{scalar.Text}` is no status.", $"{Suggestion.For(scalar.Text, words.Names)} Allowed: {string.Join(", ", words.Names)}.".TrimStart());
        return null;
    }

    private static int Count(MapReader reader, SourceNode node, string path)
    {
        if (node is ScalarNode scalar && ScalarValues.Read(scalar) is { Kind: DataKind.Number } value && value.Number == decimal.Truncate(value.Number) && Math.Abs(value.Number) <= int.MaxValue)
        {
            return (int)value.Number;
        }

        reader.Error(ProblemCodes.InvalidValue, node, path, "The number of attempts must be a whole number.");
        return 0;
    }

    private static ImmutableArray<ImmutableArray<string>> Order(MapReader reader)
    {
        var chains = reader.Texts("order").Select(text => text.Split('<', StringSplitOptions.TrimEntries).ToImmutableArray()).ToImmutableArray();
        foreach (var chain in chains.Where(chain => chain.Length < 2 || chain.Any(path => path.Length == 0)))
        {
            reader.Error(ScenarioCodes.InvalidExpectation, reader.Find("order")!, reader.PathOf("order"), $"`{string.Join(" < ", chain)}` is no order.", "Write it as `a < b`.");
        }

        return [.. chains.Where(chain => chain.Length > 1 && chain.All(path => path.Length > 0))];
    }

    private static ImmutableArray<string> Together(MapReader reader, SourceNode node, string path)
    {
        reader.Context.Record(path, node);
        if (node is not SequenceNode { Items: var items })
        {
            reader.Wrong<string>(node, path, "a list");
            return [];
        }

        foreach (var item in items.Where(item => item is not ScalarNode))
        {
            reader.Wrong<string>(item, path, "a text");
        }

        if (items.Length < 2)
        {
            reader.Error(ScenarioCodes.InvalidExpectation, node, path, "What overlaps is at least two nodes.", "Write it as `[a, b]`.");
        }

        return [.. items.OfType<ScalarNode>().Select(item => item.Text)];
    }

    private static ExpectedRefusal Refusal(MapReader reader)
    {
        reader.RequiredText("code");
        var refusal = new ExpectedRefusal
        {
            At = ScenarioReader.Moment(reader, reader.Find("at"), reader.PathOf("at")),
            Line = reader.Text("id") ?? string.Empty,
            Code = reader.Integer("code") ?? 0,
        };
        if ((reader.Find("at") is null) == (refusal.Line.Length == 0))
        {
            reader.Error(ScenarioCodes.InvalidExpectation, reader.Source, reader.Path, "A refusal names its line by `at` or by `id`.", "Give one of the two.");
        }

        return refusal;
    }
}
