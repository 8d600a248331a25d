namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The words that a value may be, whatever they stand for.</summary>
internal interface IWordList
{
    /// <summary>The canonical words.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>All words, those included that are accepted and not listed.</summary>
    IEnumerable<string> All { get; }

    /// <summary>Whether a word must be spelled as it is here; else case and the way in which its parts are joined do not matter.</summary>
    bool IsExact { get; }
}
