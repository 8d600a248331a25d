using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Checks a scenario against the process that it is about, before it runs.</summary>
internal sealed class ScenarioChecker(ProcessIndex index, ScenarioDocument document)
{
    private readonly NodeFinder _nodes = new(index.Process, document.Scenario.Script);
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    private ScenarioDefinition Scenario => document.Scenario;

    public ImmutableArray<Problem> Check()
    {
        LineIds();
        Instants();
        var problem = new ProcessCheck(index).Check(Scenario.Process);
        if (problem is null)
        {
            AgainstProcess(index.Process(Scenario.Process)!);
        }
        else if (Scenario.Process.Length > 0)
        {
            _problems.Add(problem with { Position = document.Sources.Find(problem.Path) });
        }

        return _problems.ToImmutable();
    }

    private void AgainstProcess(ProcessDefinition process)
    {
        Inputs(process);
        foreach (var line in Scenario.Script)
        {
            Line(process, line);
        }

        foreach (var (path, place) in ExpectedPaths())
        {
            Find(process, path, place);
        }
    }

    private void LineIds()
    {
        var repeated = Scenario.Script.Where(line => line.Id.Length > 0).GroupBy(line => line.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1));
        foreach (var line in repeated)
        {
            Error(ScenarioCodes.DuplicateLine, $"{Place(line)}.id", $"Two lines have the id `{line.Id}`.", "Give one of them another.");
        }
    }

    private void Instants()
    {
        var requests = Scenario.Script.OfType<ScriptedRequest>().ToList();
        foreach (var line in requests.Where(line => Instant(line.At) < Scenario.Start))
        {
            Error(ScenarioCodes.LineBeforeStart, $"{Place(line)}.at", $"`{line.At}` is before the start of the scenario.", "Choose a later instant, or an offset.");
        }

        for (var i = 0; i < Scenario.Expect.Refused.Length; i++)
        {
            var refusal = Scenario.Expect.Refused[i];
            if (refusal.At is { } at ? requests.TrueForAll(line => Instant(line.At) != Instant(at)) : requests.TrueForAll(line => line.Id != refusal.Line))
            {
                Error(ScenarioCodes.UnknownLine, $"scenario.expect.refused[{i}]", $"The script has no request {(refusal.At is null ? $"with the id `{refusal.Line}`" : $"at `{refusal.At}`")}.", "Name a line of the script.");
            }
        }
    }

    private void Inputs(ProcessDefinition process)
    {
        var set = index.InputSet(Scenario.InputSet);
        if (Scenario.InputSet.Length > 0 && set?.Process != process.Id)
        {
            var message = set is null ? $"There is no input set `{Scenario.InputSet}` among the documents given." : $"The input set `{set.Id}` belongs to the process `{set.Process}`.";
            Error(ScenarioCodes.UnknownInputSet, "scenario.input-set", message, Suggestions.DidYouMean(Scenario.InputSet, index.InputSets, "Give its file too, or choose another."));
            return;
        }

        var resolution = InputResolver.Resolve(process, set, Scenario.Inputs);
        var wrong = resolution.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Message} {problem.Fix}".TrimEnd());
        foreach (var message in wrong.Concat(resolution.Missing.Select(input => $"The required input `{input}` has no value.")))
        {
            Error(ScenarioCodes.InvalidInputs, "scenario.inputs", message, "A release could not start so.");
        }
    }

    private void Line(ProcessDefinition process, ScriptLine line)
    {
        if (ScenarioFreezes.IsAbout(line))
        {
            if (!ScenarioFreezes.Ids(index, Scenario).Contains(ScenarioFreezes.IdOf(line), StringComparer.Ordinal))
            {
                var ids = ScenarioFreezes.Ids(index, Scenario);
                Error(ScenarioCodes.UnknownFreeze, $"{Place(line)}.{ScriptRules.KeyOf(line)}", $"There is no freeze `{line.Path}` among the documents given, nor in the script.", Suggestions.DidYouMean(line.Path, ids, "Give its file too, or write the freeze itself into a line `freeze`."));
            }

            return;
        }

        if (line is ScriptedRequest { Verb: ScriptVerb.Pause or ScriptVerb.Resume or ScriptVerb.Abort })
        {
            return;
        }

        if (line is ScriptedRequest { Verb: ScriptVerb.Restart, From: var from })
        {
            Find(process, from, $"{Place(line)}.from");
            return;
        }

        var key = ScriptRules.KeyOf(line);
        var (path, task) = ScriptRules.Split(line);
        if (Find(process, path, $"{Place(line)}.{key}") is { } node && ScriptRules.Mismatch(line, node, task) is { } mismatch)
        {
            Error(ScenarioCodes.WrongNode, $"{Place(line)}.{key}", mismatch, "Name another, or change the process.");
        }

        if (line is ScriptedRequest { Process: { } through } request)
        {
            Through(request, through);
        }
    }

    private void Through(ScriptedRequest line, ProcessReference reference)
    {
        var place = $"{Place(line)}.process";
        if (new ProcessCheck(index).Check(reference.Id, line.Path.Count(c => c == '/') + 1) is { } problem)
        {
            _problems.Add(problem with { Path = place, Position = document.Sources.Find(place) });
            return;
        }

        var resolution = InputResolver.Resolve(index.Process(reference.Id)!, set: null, line.ProcessInputs);
        var wrong = resolution.Problems.Where(found => found.Severity == Severity.Error).Select(found => $"{found.Message} {found.Fix}".TrimEnd());
        foreach (var message in wrong.Concat(resolution.Missing.Select(input => $"The required input `{input}` of `{reference.Id}` has no value.")))
        {
            Error(ScenarioCodes.InvalidInputs, $"{Place(line)}.process-inputs", message, "The process could not start so.");
        }
    }

    private IEnumerable<(string Path, string Place)> ExpectedPaths()
    {
        const string Root = "scenario.expect";
        return Scenario.Expect.Runs.SelectMany((later, i) => ExpectedPaths(later, $"{Root}.runs[{i}]")).Concat(ExpectedPaths(Scenario.Expect, Root));
    }

    private static IEnumerable<(string Path, string Place)> ExpectedPaths(ScenarioExpectations expect, string root) =>
        expect.Statuses.Keys.Select(path => (path, $"{root}.statuses.{path}"))
            .Concat(expect.Started.Keys.Select(path => (path, $"{root}.started.{path}")))
            .Concat(expect.Attempts.Keys.Select(path => (path, $"{root}.attempts.{path}")))
            .Concat(expect.Inputs.Keys.Select(path => (path, $"{root}.inputs.{path}")))
            .Concat(expect.NeverStarted.Select((path, i) => (path, $"{root}.never-started[{i}]")))
            .Concat(expect.Order.SelectMany((chain, i) => chain.Select(path => (path, $"{root}.order[{i}]"))))
            .Concat(expect.Overlap.SelectMany((group, i) => group.Select(path => (path, $"{root}.overlap[{i}]"))))
            .Concat(expect.Carried.Select((path, i) => (path, $"{root}.carried[{i}]")));

    private ScenarioNode? Find(ProcessDefinition process, string path, string place)
    {
        var found = _nodes.Find(process, path);
        if (found.Node is null)
        {
            Error(found.Code, place, found.Message, found.Fix);
        }

        return found.Node;
    }

    private static string Place(ScriptLine line) => $"scenario.script[{line.Index}]";

    private DateTimeOffset Instant(string text) => Moments.TryResolve(text, Scenario.Start, out var instant) ? instant : Scenario.Start;

    private void Error(string code, string path, string message, string fix) => _problems.Add(new Problem(code, Severity.Error, message, document.Sources.Find(path), path, fix));
}
