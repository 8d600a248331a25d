using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>
/// Says what becomes of pipelines. A line that names the run or the attempt goes before one that does not; several lines for the same answer one call after the other,
/// and the last goes on answering.
/// </summary>
internal sealed class AnswerBook
{
    private readonly DefaultResult _default;
    private readonly List<(string Path, ScriptedAnswer Line)> _lines;
    private readonly HashSet<int> _used = [];

    public AnswerBook(ScenarioDefinition scenario, Func<string, string> fullPath)
    {
        _default = scenario.DefaultResult;
        _lines = [.. scenario.Script.OfType<ScriptedAnswer>().Select(line => (fullPath(line.Path), line))];
    }

    /// <summary>The lines that answered no call.</summary>
    public IEnumerable<ScriptedAnswer> Unused => _lines.Select(line => line.Line).Where(line => !_used.Contains(line.Index));

    /// <summary>The answer to a call, and the place of its line in the script: after all lines when the script does not name it.</summary>
    public (PipelineEnded Outcome, TimeSpan After, int Line) Answer(StartPipeline call)
    {
        var own = _lines.Where(line => line.Path == call.Address.Path).Select(line => line.Line)
            .Where(line => (line.Attempt ?? call.Attempt) == call.Attempt && (line.Run ?? call.Address.Run) == call.Address.Run)
            .GroupBy(line => (HasRun: line.Run is not null, HasAttempt: line.Attempt is not null))
            .MaxBy(group => group.Key)?.ToList() ?? [];
        if (own.Count == 0)
        {
            return (new PipelineEnded { Status = _default.Status }, _default.After, int.MaxValue);
        }

        var line = own.Find(candidate => !_used.Contains(candidate.Index)) ?? own[^1];
        _used.Add(line.Index);
        return (new PipelineEnded { Status = line.Result, Message = line.Error, Outputs = line.Outputs }, line.After, line.Index);
    }
}
