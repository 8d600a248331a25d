using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What the checks of one definition collect.</summary>
internal sealed class CheckContext(SourceMap sources)
{
    private const int MostCandidates = 2500;

    private readonly List<Problem> _problems = [];
    private int _comparisons = 20 * MostCandidates;
    private int _patterns = ProcessLimits.Patterns;

    /// <summary>Whether so many were found that looking for more helps nobody.</summary>
    public bool IsFull => _problems.Count >= 2 * ProcessLimits.Problems;

    /// <summary>Whether nothing was found that must be mended first, when the text was read or now.</summary>
    public bool IsSound => sources.IsSound && !_problems.Exists(problem => problem.Severity == Severity.Error);

    /// <summary>What was probably meant by a word; only for the first words, because each is compared with every candidate.</summary>
    public string Suggest(string word, IEnumerable<string> candidates, string fallback) =>
        _comparisons > 0 ? Suggestion.For(word, Counted(candidates), fallback) : fallback;

    /// <summary>Whether one more pattern may be compiled; false once the definition has more than are allowed.</summary>
    public bool TakePattern() => --_patterns >= 0;

    /// <summary>Whether this is the first pattern above the limit, which is the one to report.</summary>
    public bool IsFirstPatternTooMany => _patterns == -1;

    public void Error(string code, string path, string message, string fix = "") =>
        _problems.Add(new Problem(code, Severity.Error, message, sources.Find(path), path, fix));

    public void Warning(string code, string path, string message, string fix = "") =>
        _problems.Add(new Problem(code, Severity.Warning, message, sources.Find(path), path, fix));

    /// <summary>A problem at one character of a text.</summary>
    public void At(Severity severity, string code, string path, int offset, string message, string fix = "") =>
        _problems.Add(new Problem(code, severity, message, sources.Find(path, offset), path, fix));

    public ImmutableArray<Problem> ToImmutable() => [.. _problems.Distinct()];

    private IEnumerable<string> Counted(IEnumerable<string> candidates)
    {
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            _comparisons--;
            yield return candidate;
        }
    }
}
