using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

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

        return set;
    }

    private static DocumentLine Describe(Document document) => document switch
    {
        ProcessDocument process => new("process", process.Process.Id),
        StoreEntryDocument entry => new("activity", entry.Entry.Id),
        InputSetDocument inputSet => new("inputSet", inputSet.InputSet.Id),
        ConnectorDocument connector => new("connector", connector.Connector.Id),
        _ => throw new InvalidOperationException($"A {document.GetType().Name} is unknown."),
    };

    private void CheckIds()
    {
        foreach (var same in _documents.GroupBy(Describe).Where(group => group.Key.Id.Length > 0 && group.Count() > 1))
        {
            foreach (var repeated in same.Skip(1))
            {
                _problems.Add(new Problem(
                    ProblemCodes.DuplicateId, Severity.Error, $"The {same.Key.Kind} `{same.Key.Id}` is given twice, first at {same.First().Position}.", repeated.Position, same.Key.Kind, "Remove one, or give it another id."));
            }
        }
    }

    private void CheckProcess(ProcessDocument document)
    {
        var linked = ProcessLinker.Link(document.Process, FindEntry, document.Sources);
        _problems.AddRange(linked.Problems);
        _problems.AddRange(ProcessChecker.Check(linked.Process, document.Sources));
    }

    // A version is counted by the server's store; here there is only the newest.
    private StoreEntry? FindEntry(StoreReference reference) =>
        _documents.OfType<StoreEntryDocument>().Select(document => document.Entry).FirstOrDefault(entry => entry.Id == reference.Id);

    private void CheckInputSet(InputSetDocument document)
    {
        var process = _documents.OfType<ProcessDocument>().FirstOrDefault(candidate => candidate.Process.Id == document.InputSet.Process)?.Process;
        if (process is not null)
        {
            _problems.AddRange(InputSetCheck.Check(document, process));
        }
    }
}
