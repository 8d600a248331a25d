using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>Documents that belong together: references are looked up among them.</summary>
internal sealed class DefinitionSet
{
    private readonly List<Problem> _problems = [];
    private readonly List<Document> _documents = [];

    private DefinitionSet(IEnumerable<DefinitionFile> files)
    {
        foreach (var file in files)
        {
            var read = DocumentReader.Read(file.Text, file.Name);
            _problems.AddRange(read.Problems);
            _documents.AddRange(read.Documents);
        }
    }

    /// <summary>In the order of files and lines; what reading and linking both found is there once.</summary>
    public ImmutableArray<Problem> Problems =>
    [
        .. _problems.Distinct()
            .GroupBy(problem => problem.Position.File)
            .SelectMany(file => file.OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Column)),
    ];

    public ImmutableArray<DocumentLine> Documents => [.. _documents.Select(Describe)];

    public IReadOnlyList<Document> All => _documents;

    public ScenarioSuite Suite { get; private set; } = new([]);

    public bool HasErrors => _problems.Exists(problem => problem.Severity == Severity.Error);

    public static DefinitionSet Check(IEnumerable<DefinitionFile> files)
    {
        var set = new DefinitionSet(files);
        set.CheckIds();
        foreach (var process in set._documents.OfType<ProcessDocument>())
        {
            set.CheckProcess(process);
        }

        foreach (var inputSet in set._documents.OfType<InputSetDocument>())
        {
            set.CheckInputSet(inputSet);
        }

        var groups = new ReleaseGroupCheck(set._documents);
        set._problems.AddRange(set._documents.OfType<ReleaseGroupDocument>().SelectMany(groups.Check));
        var rules = new NotificationRuleCheck(set._documents);
        set._problems.AddRange(set._documents.OfType<NotificationRuleDocument>().SelectMany(rules.Check));
        set.CheckScenarios();
        return set;
    }

    private static DocumentLine Describe(Document document) => document switch
    {
        ProcessDocument process => new("process", process.Process.Id),
        StoreEntryDocument entry => new("activity", entry.Entry.Id),
        InputSetDocument inputSet => new("inputSet", inputSet.InputSet.Id),
        ConnectorDocument connector => new("connector", connector.Connector.Id),
        FreezeDocument freeze => new("freeze", freeze.Freeze.Id),
        ReleaseGroupDocument group => new("releaseGroup", group.Group.Id),
        NotificationRuleDocument rule => new("notificationRule", rule.Rule.Id),
        NotificationChannelDocument channel => new("notificationChannel", channel.Channel.Id),
        ScenarioDocument scenario => new("scenario", scenario.Scenario.Id),
        _ => throw new InvalidOperationException($"A {document.GetType().Name} is unknown."),
    };

    private void CheckIds()
    {
        foreach (var same in _documents.GroupBy(Describe).Where(group => group.Key.Id.Length > 0 && group.Count() > 1))
        {
            foreach (var repeated in same.Skip(1))
            {
                _problems.Add(new Problem(
                    SetCodes.DuplicateDocument, Severity.Error, $"The {same.Key.Kind} `{same.Key.Id}` is given twice, first at {same.First().Position}.", repeated.Position, same.Key.Kind, "Remove one, or give it another id."));
            }
        }
    }

    private void CheckScenarios()
    {
        Suite = new ScenarioSuite(_documents);
        _problems.AddRange(Suite.Scenarios.SelectMany(scenario => Suite.Check(scenario)));
    }

    private void CheckProcess(ProcessDocument document)
    {
        var linked = Link(document);
        _problems.AddRange(linked.Problems);
        _problems.AddRange(ProcessChecker.Check(linked.Process, document.Sources));
        _problems.AddRange(new SubprocessCheck(document, FindProcess).Check(linked.Process));
        _problems.AddRange(SubprocessInputs.Check(linked.Process, document.Sources, reference => FindProcess(reference.Id)));
    }

    private LinkResult Link(ProcessDocument document) => ProcessLinker.Link(document.Process, FindEntry, document.Sources);

    private ProcessDefinition? FindProcess(string id) =>
        _documents.OfType<ProcessDocument>().FirstOrDefault(candidate => candidate.Process.Id == id) is { } document ? Link(document).Process : null;

    // A version is counted by the server's store; here there is only the newest.
    private StoreEntry? FindEntry(StoreReference reference) =>
        _documents.OfType<StoreEntryDocument>().Select(document => document.Entry).FirstOrDefault(entry => entry.Id == reference.Id);

    private void CheckInputSet(InputSetDocument document)
    {
        const string Path = "inputSet.process";
        var id = document.InputSet.Process;
        if (FindProcess(id) is { } process)
        {
            _problems.AddRange(InputSetCheck.Check(document, process));
        }
        else if (id.Length > 0)
        {
            _problems.Add(new Problem(
                SetCodes.InputSetWithoutProcess, Severity.Warning, $"The process `{id}` is not among the files given.", document.Sources.Find(Path), Path, "Give its file too, or make sure that the server has it."));
        }
    }
}
