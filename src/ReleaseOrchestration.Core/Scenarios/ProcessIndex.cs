using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>The definitions among which scenarios run: processes with their store references replaced, and input sets.</summary>
internal sealed class ProcessIndex
{
    private readonly Dictionary<string, ProcessDocument> _processes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoreEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InputSetDefinition> _inputSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkResult> _linked = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, FreezeDefinition> _freezes = new(StringComparer.Ordinal);

    public ProcessIndex(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            Add(document);
        }

        foreach (var (id, document) in _processes)
        {
            _linked[id] = ProcessLinker.Link(document.Process, reference => _entries.GetValueOrDefault(reference.Id), document.Sources);
        }
    }

    public IEnumerable<string> Processes => _processes.Keys;

    public IEnumerable<string> InputSets => _inputSets.Keys;

    /// <summary>The freezes that are in force from the start, by id.</summary>
    public IReadOnlyDictionary<string, FreezeDefinition> Freezes => _freezes;

    public ProcessDefinition? Process(string id) => _linked.GetValueOrDefault(id)?.Process;

    public InputSetDefinition? InputSet(string id) => _inputSets.GetValueOrDefault(id);

    /// <summary>The first error of a process, which would keep it from running; null when there is none.</summary>
    public Problem? ErrorOf(string id) => _linked.TryGetValue(id, out var linked)
        ? linked.Problems.Concat(ProcessChecker.Check(linked.Process, _processes[id].Sources)).FirstOrDefault(problem => problem.Severity == Severity.Error)
        : null;

    // Where two documents have the same id, the first counts; that there are two is told by who reads them.
    private void Add(Document document)
    {
        switch (document)
        {
            case ProcessDocument process:
                _processes.TryAdd(process.Process.Id, process);
                break;
            case StoreEntryDocument entry:
                _entries.TryAdd(entry.Entry.Id, entry.Entry);
                break;
            case FreezeDocument freeze:
                _freezes.TryAdd(freeze.Freeze.Id, freeze.Freeze);
                break;
            case InputSetDocument inputSet:
                _inputSets.TryAdd(inputSet.InputSet.Id, inputSet.InputSet);
                break;
        }
    }
}
