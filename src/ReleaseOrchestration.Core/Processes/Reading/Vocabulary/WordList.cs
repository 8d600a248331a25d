namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>Words that stand for themselves.</summary>
internal sealed class WordList(params string[] names) : IWordList
{
    public IReadOnlyList<string> Names => names;

    public IEnumerable<string> All => names;

    public bool IsExact { get; init; } = true;
}
