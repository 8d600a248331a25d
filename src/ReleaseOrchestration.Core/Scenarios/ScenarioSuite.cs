using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Scenarios and the definitions among which they run. Scenarios are independent of each other and may run in parallel.</summary>
public sealed class ScenarioSuite
{
    private readonly ProcessIndex _index;

    /// <summary>Takes the documents that belong together.</summary>
    public ScenarioSuite(IEnumerable<Document> documents)
    {
        var all = documents.ToImmutableArray();
        Scenarios = [.. all.OfType<ScenarioDocument>()];
        _index = new ProcessIndex(all);
    }

    /// <summary>In the order given.</summary>
    public ImmutableArray<ScenarioDocument> Scenarios { get; }

    /// <summary>What keeps a scenario from running; it is empty when it can run.</summary>
    public ImmutableArray<Problem> Check(ScenarioDocument scenario) => new ScenarioChecker(_index, scenario).Check();

    /// <summary>Runs a scenario that has no problems.</summary>
    public ScenarioResult Run(ScenarioDocument scenario) => new ScenarioRun(_index, scenario).Run();

    /// <summary>Runs a scenario that has no problems and keeps all that another runtime needs to run the same.</summary>
    public ScenarioRecording Record(ScenarioDocument scenario) => new ScenarioRun(_index, scenario).Record();
}
