using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The problems of one text.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];

    public string File { get; } = file;

    public void Error(string code, SourceNode node, string path, string message, string fix = "") =>
        Error(code, node.Line, node.Column, path, message, fix);

    public void Error(string code, int line, int column, string path, string message, string fix = "") =>
        Add(new Problem(code, Severity.Error, message, new SourcePosition(File, line, column), path, fix));

    public void Warning(string code, SourceNode node, string path, string message, string fix = "") =>
        Add(new Problem(code, Severity.Warning, message, new SourcePosition(File, node.Line, node.Column), path, fix));

    public bool HasErrors => _problems.Exists(problem => problem.Severity == Severity.Error);

    /// <summary>Whether so many were found that looking for more helps nobody.</summary>
    public bool IsFull => _problems.Count >= 10 * ProcessLimits.Problems;

    public void Add(Problem problem)
    {
        if (!IsFull)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Each once, in the order of the text; what has no place comes first.</summary>
    public ImmutableArray<Problem> ToImmutable()
    {
        var ordered = _problems.Distinct().OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Column).ToList();
        if (ordered.Count <= ProcessLimits.Problems)
        {
            return [.. ordered];
        }

        return [.. ordered.Take(ProcessLimits.Problems), More(ordered.Count - ProcessLimits.Problems)];
    }

    // Checks stop looking once they have found far too many, so that only a small number is exact.
    private static Problem More(int left)
    {
        var (atLeast, are) = (left < ProcessLimits.Problems ? string.Empty : "at least ", left == 1 ? "is" : "are");
        return new Problem(
            ProblemCodes.TooManyProblems, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"There {are} {atLeast}{left} more; only the first {ProcessLimits.Problems} are listed."), SourcePosition.None, Fix: "Mend these first.");
    }
}
