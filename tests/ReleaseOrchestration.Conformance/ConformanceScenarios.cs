using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Conformance;

/// <summary>The scenarios of the kit, those of the samples included. The documents of one folder or file belong together.</summary>
public static class ConformanceScenarios
{
    private const string Own = "scenarios/";

    private static readonly Lazy<ImmutableSortedDictionary<string, (ScenarioSuite Suite, ScenarioDocument Document)>> Loaded = new(Load);

    /// <summary>Their names: the set, and the id.</summary>
    public static IEnumerable<string> Names => Loaded.Value.Keys;

    /// <summary>Runs a scenario in the simulator.</summary>
    public static ScenarioRecording Record(string name) => Loaded.Value[name].Suite.Record(Loaded.Value[name].Document);

    private static ImmutableSortedDictionary<string, (ScenarioSuite, ScenarioDocument)> Load()
    {
        var assembly = typeof(ConformanceScenarios).Assembly;
        var sets = assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).GroupBy(SetOf, StringComparer.Ordinal);
        return sets.SelectMany(set => Read(set.Key, set.SelectMany(Documents))).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string SetOf(string name) => name.StartsWith(Own, StringComparison.Ordinal) ? name : name[..name.LastIndexOf('/')];

    private static IEnumerable<Document> Documents(string name)
    {
        using var stream = typeof(ConformanceScenarios).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        var read = DocumentReader.Read(reader.ReadToEnd(), name);
        return read.HasErrors ? throw new InvalidOperationException(string.Join('\n', read.Problems)) : read.Documents;
    }

    private static IEnumerable<KeyValuePair<string, (ScenarioSuite, ScenarioDocument)>> Read(string set, IEnumerable<Document> documents)
    {
        var suite = new ScenarioSuite(documents);
        foreach (var document in suite.Scenarios)
        {
            var problems = suite.Check(document).Where(problem => problem.Severity == Severity.Error).ToArray();
            yield return problems.Length == 0
                ? KeyValuePair.Create($"{set}: {document.Scenario.Id}", (suite, document))
                : throw new InvalidOperationException(string.Join('\n', problems.Select(problem => problem.ToString())));
        }
    }
}
