using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes.Checking;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads the lines of a script. What a line is about tells which other keys it may have.</summary>
internal sealed class ScriptReader
{
    private static readonly string[] Subjects = ["on", "sign-off", "gate", "task", "fields", "remediate", "skip", "end-wait", "delegate", "freeze", "end-freeze", "break-glass", "start-subprocess", "release"];

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["on"] = ["attempt", "run", "after", "result", "error", "outputs"],
        ["sign-off"] = ["at", "by", "groups", "decision", "attempt", "fields", "comment", "reason"],
        ["gate"] = ["at", "by", "groups", "decision", "attempt", "fields", "comment", "reason"],
        ["task"] = ["at", "by", "groups", "status", "comment", "reason"],
        ["fields"] = ["at", "by", "groups", "values", "reason"],
        ["remediate"] = ["at", "by", "groups", "action", "attempt", "inputs", "process", "process-inputs", "outputs", "reason", "comment"],
        ["skip"] = ["at", "by", "groups", "reason"],
        ["end-wait"] = ["at", "by", "groups", "reason"],
        ["delegate"] = ["at", "by", "groups", "to", "seat", "reason"],
        ["start-subprocess"] = ["at", "by", "groups", "inputs", "reason"],
        ["freeze"] = ["at", "by", "groups", "reason"],
        ["end-freeze"] = ["at", "by", "groups", "reason"],
        ["break-glass"] = ["at", "by", "groups", "reason", "expires"],
        ["release"] = ["at", "by", "groups", "reason", "from"],
    };

    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["sign-off"] = ["decision"],
        ["gate"] = ["decision"],
        ["remediate"] = ["action"],
        ["fields"] = ["values"],
        ["delegate"] = ["to"],
    };

    private readonly MapReader _line;
    private readonly int _index;

    private ScriptReader(MapReader line, int index) => (_line, _index) = (line, index);

    public static ImmutableArray<ScriptLine> Read(MapReader scenario)
    {
        var lines = ImmutableArray.CreateBuilder<ScriptLine>();
        foreach (var ((node, path), index) in scenario.Items("script").Select((item, index) => (item, index)))
        {
            if (node is not MapNode map)
            {
                scenario.Wrong<string>(node, path, "a map");
            }
            else if (new ScriptReader(new MapReader(scenario.Context, map, path, ScriptKeys.Line), index).Read() is { } line)
            {
                lines.Add(line);
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>A person as the machines know one: <c>user:alice</c>.</summary>
    public static string Person(string text) => text.Contains(':', StringComparison.Ordinal) ? text : $"user:{text}";

    private ScriptLine? Read()
    {
        // Every value is looked at, whatever the line is about, so that all that is malformed is told at once.
        var subject = Subject();
        ScriptLine[] readings = [Answer(), Request(subject ?? string.Empty)];
        foreach (var key in ScriptKeys.Line.Declarations.Where(key => key.Value == Shapes.Scalar))
        {
            _line.Text(key.Name);
        }

        return subject is not null && HasWhatItNeeds(subject) && HasNothingElse(subject) ? readings[subject == "on" ? 0 : 1] : null;
    }

    private string? Subject()
    {
        var subjects = Subjects.Where(key => _line.Find(key) is { } node && (key != "fields" || node is ScalarNode)).ToList();
        if (subjects is [var subject])
        {
            return subject == "release" && _line.Choice("release", Words.ReleaseActions) is null ? null : subject;
        }

        var message = subjects.Count == 0 ? "The line does not say what happens." : $"The line says several things: {string.Join(", ", subjects)}.";
        Error(ScenarioCodes.InvalidLine, string.Empty, message, $"Give it exactly one of: {string.Join(", ", Subjects)}.");
        return null;
    }

    private bool HasWhatItNeeds(string subject)
    {
        string[] needed = subject == "on" ? [] : ["at", "by", .. Needs.GetValueOrDefault(subject, []), .. IsRestart(subject) ? ["from"] : Array.Empty<string>()];
        var missing = needed.Where(key => _line.Find(key) is null).ToList();
        foreach (var key in missing)
        {
            Error(ScenarioCodes.MissingInLine, string.Empty, $"A line with `{subject}` needs `{key}`.", $"Add `{key}`.");
        }

        return missing.Count == 0;
    }

    private bool IsRestart(string subject) => subject == "release" && _line.Choice("release", Words.ReleaseActions) == ReleaseAction.Restart;

    private bool HasNothingElse(string subject)
    {
        var known = Keys[subject].Append(subject).Append("id").ToHashSet(StringComparer.Ordinal);
        if (!IsRestart(subject))
        {
            known.Remove("from");
        }

        if (subject == "remediate" && _line.Choice("action", Words.Remediations) is not (null or RemediationAction.Retry))
        {
            known.ExceptWith(["process", "process-inputs"]);
        }

        var extra = ScriptKeys.Line.Keys.Where(key => !known.Contains(key) && _line.Has(key)).ToList();
        foreach (var key in extra)
        {
            Error(ScenarioCodes.NotForLine, key, $"A line with `{subject}` has no `{key}`.", $"Allowed: {string.Join(", ", Keys[subject])}.");
        }

        return extra.Count == 0;
    }

    private ScriptedAnswer Answer() => new()
    {
        Index = _index,
        Id = _line.Text("id") ?? string.Empty,
        Path = _line.Text("on") ?? string.Empty,
        Attempt = _line.Integer("attempt"),
        Run = _line.Integer("run"),
        After = _line.Duration("after") ?? TimeSpan.Zero,
        Result = _line.Choice("result", Words.PipelineResults) ?? PipelineStatus.Succeeded,
        Error = _line.Text("error") ?? string.Empty,
        Outputs = _line.Values("outputs"),
    };

    private ScriptedRequest Request(string subject) => new()
    {
        Index = _index,
        Id = _line.Text("id") ?? string.Empty,
        Verb = Verb(subject),
        Path = PathOf(subject),
        At = ScenarioReader.Moment(_line, _line.Find("at"), _line.PathOf("at")) ?? "0s",
        By = Person(_line.Text("by") ?? string.Empty),
        Groups = _line.Texts("groups"),
        Attempt = _line.Integer("attempt"),
        From = _line.Text("from") ?? string.Empty,
        Decision = _line.Choice("decision", Words.Decisions) ?? SignOffDecision.Approve,
        Action = _line.Choice("action", Words.Remediations) ?? RemediationAction.Retry,
        Status = _line.Choice("status", Words.TaskStates) ?? TaskState.Done,
        Values = Values(),
        Inputs = _line.Values("inputs"),
        Process = ReferenceReader.Process(_line, "process"),
        ProcessInputs = _line.Values("process-inputs"),
        Outputs = _line.Values("outputs"),
        To = Seat("to"),
        Seat = Seat("seat"),
        Comment = _line.Text("comment") ?? string.Empty,
        Freeze = Freeze(),
        Expires = ScenarioReader.Moment(_line, _line.Find("expires"), _line.PathOf("expires")) ?? string.Empty,
        Reason = _line.Text("reason") ?? _line.Text("comment") ?? string.Empty,
    };

    private ImmutableSortedDictionary<string, DataValue> Values() =>
        _line.Find("fields") is not null and not ScalarNode ? _line.Values("fields") : _line.Values("values");

    private string Seat(string key) => _line.Text(key) is { Length: > 0 } text ? Person(text) : string.Empty;

    private FreezeDefinition? Freeze()
    {
        if (_line.Find("freeze") is not MapNode || _line.Map("freeze", FreezeKeys.Freeze) is not { } reader)
        {
            return null;
        }

        var freeze = FreezeReader.Read(reader);
        var checks = new CheckContext(_line.Context.Sources());
        new FreezeChecks(checks, reader.Path).Check(freeze);
        checks.ToImmutable().Where(problem => problem.Code != ProblemCodes.MissingKey).ToList().ForEach(_line.Context.Problems.Add);
        return freeze;
    }

    private string PathOf(string subject) => subject switch
    {
        "" or "release" => string.Empty,
        "freeze" when _line.Find(subject) is MapNode => string.Empty,
        _ => _line.Text(subject) ?? string.Empty,
    };

    private ScriptVerb Verb(string subject) => subject switch
    {
        "sign-off" => ScriptVerb.SignOff,
        "gate" => ScriptVerb.Gate,
        "task" => ScriptVerb.Task,
        "fields" => ScriptVerb.Fields,
        "remediate" => ScriptVerb.Remediate,
        "skip" => ScriptVerb.Skip,
        "end-wait" => ScriptVerb.EndWait,
        "delegate" => ScriptVerb.Delegate,
        "start-subprocess" => ScriptVerb.StartSubprocess,
        "freeze" => ScriptVerb.Freeze,
        "end-freeze" => ScriptVerb.EndFreeze,
        "break-glass" => ScriptVerb.BreakGlass,
        _ => _line.Choice("release", Words.ReleaseActions) switch
        {
            ReleaseAction.Pause => ScriptVerb.Pause,
            ReleaseAction.Resume => ScriptVerb.Resume,
            ReleaseAction.Restart => ScriptVerb.Restart,
            _ => ScriptVerb.Abort,
        },
    };

    private void Error(string code, string key, string message, string fix)
    {
        var node = key.Length > 0 && _line.Find(key) is { } found ? found : _line.Source;
        _line.Error(code, node, key.Length > 0 ? _line.PathOf(key) : _line.Path, message, fix);
    }
}
