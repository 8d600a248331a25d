using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Holds what a scenario expects of a run against what came.</summary>
/// <param name="document">The scenario.</param>
/// <param name="expect">What is expected of the run.</param>
/// <param name="prefix">Before the names of its expectations; empty for the first run.</param>
/// <param name="came">What came; null when there was no such run.</param>
internal sealed class ExpectationCheck(ScenarioDocument document, ScenarioExpectations expect, string prefix, ScenarioOutcome? came)
{
    private const int MostReasons = 3;

    private readonly ImmutableArray<ScenarioFailure>.Builder _failures = ImmutableArray.CreateBuilder<ScenarioFailure>();

    private ScenarioExpectations Expect => expect;

    private ScenarioOutcome Outcome => came!;

    public ImmutableArray<ScenarioFailure> Check()
    {
        if (came is null)
        {
            Fail("run", $"that there is a run {expect.Run}", "the release was not restarted so often");
            return _failures.ToImmutable();
        }

        if (Outcome.IsEndless && expect.Run == 1)
        {
            Fail("rest", "that nothing more is due at some time", "there was always more to do; give what is checked again and again a timeout");
        }

        if (Expect.Release is { } status && Outcome.Release.Status != status.ToString())
        {
            Fail("release", status.ToString(), $"it is {Describe(Outcome.Release)}");
        }

        Statuses();
        Order();
        Overlap();
        Starts();
        Attempts();
        Inputs();
        Outputs();
        Carried();
        if (expect.Run == 1)
        {
            new RefusalCheck(document.Scenario, Outcome.Refused, Fail).Check();
        }

        return _failures.ToImmutable();
    }

    private void Statuses()
    {
        foreach (var (path, status) in Expect.Statuses)
        {
            var node = Outcome.Find(path);
            if ((node?.Status ?? nameof(ActivityStatus.Pending)) != status)
            {
                Fail($"statuses.{path}", status, $"it is {(node is null ? "Pending: its subprocess never started" : Describe(node))}");
            }
        }
    }

    private void Order()
    {
        for (var i = 0; i < Expect.Order.Length; i++)
        {
            var chain = Expect.Order[i];
            foreach (var (first, second) in chain.Zip(chain.Skip(1)))
            {
                if (Outcome.End(first) is not { } end || Outcome.Start(second) is not { } start || start.Index < end.Index)
                {
                    Fail($"order[{i}]", $"that {second} starts after {first} has ended", $"{first} {Ran(first)}, and {second} {Ran(second)}");
                }
            }
        }
    }

    private void Overlap()
    {
        for (var i = 0; i < Expect.Overlap.Length; i++)
        {
            var together = Expect.Overlap[i];
            foreach (var (first, second) in together.SelectMany((path, at) => together.Skip(at + 1).Select(other => (path, other))))
            {
                if (!Meet(first, second))
                {
                    Fail($"overlap[{i}]", $"that {first} and {second} run at the same time", $"{first} {Ran(first)}, and {second} {Ran(second)}");
                }
            }
        }
    }

    private bool Meet(string first, string second) =>
        Outcome.Start(first) is { } one && Outcome.Start(second) is { } other
        && !(Outcome.End(first)?.Index < other.Index) && !(Outcome.End(second)?.Index < one.Index);

    private void Starts()
    {
        foreach (var (path, text) in Expect.Started)
        {
            Moments.TryResolve(text, document.Scenario.Start, out var instant);
            if (Outcome.Start(path)?.At != instant)
            {
                Fail($"started.{path}", Show(instant), $"it {Ran(path)}");
            }
        }

        for (var i = 0; i < Expect.NeverStarted.Length; i++)
        {
            if (Outcome.Start(Expect.NeverStarted[i]) is not null)
            {
                Fail($"never-started[{i}]", $"that {Expect.NeverStarted[i]} never starts", $"it {Ran(Expect.NeverStarted[i])}");
            }
        }
    }

    private void Attempts()
    {
        foreach (var (path, count) in Expect.Attempts)
        {
            var attempts = Outcome.Find(path)?.Attempts ?? [];
            if (attempts.Length != count)
            {
                var list = attempts.IsEmpty ? string.Empty : $": {string.Join(", ", attempts.Select(attempt => attempt.Status))}";
                Fail($"attempts.{path}", $"{count}", $"there are {attempts.Length}{list}");
            }
        }
    }

    private void Inputs()
    {
        foreach (var (path, inputs) in Expect.Inputs)
        {
            Compare($"inputs.{path}", inputs.Entries, Outcome.Find(path)?.Inputs ?? ImmutableSortedDictionary<string, DataValue>.Empty);
        }
    }

    private void Carried()
    {
        for (var i = 0; i < Expect.Carried.Length; i++)
        {
            var node = Outcome.Find(Expect.Carried[i]);
            if (node?.CarriedFrom is null)
            {
                Fail($"carried[{i}]", $"that {Expect.Carried[i]} stays as it ended before", $"it belongs to this run: {Describe(node)}");
            }
        }
    }

    private void Outputs() => Compare("outputs", Expect.Outputs, Outcome.Release.Outputs);

    private void Compare(string name, ImmutableSortedDictionary<string, DataValue> expected, ImmutableSortedDictionary<string, DataValue> actual)
    {
        foreach (var (key, value) in expected)
        {
            if (!actual.TryGetValue(key, out var found))
            {
                Fail($"{name}.{key}", value.ToJson(), "it has no value");
            }
            else if (!found.Equals(value))
            {
                Fail($"{name}.{key}", value.ToJson(), $"it is {found.ToJson()}");
            }
        }
    }

    private string Ran(string path) => (Outcome.Start(path), Outcome.End(path)) switch
    {
        (null, _) => $"never started ({Describe(Outcome.Find(path))})",
        ({ } start, null) => $"started at {Show(start.At)} and has not ended",
        ({ } start, { } end) => $"ran from {Show(start.At)} to {Show(end.At)}",
    };

    private string Describe(NodeView? node)
    {
        if (node is null)
        {
            return nameof(ActivityStatus.Pending);
        }

        var reasons = (node.EndedAt is null ? Outcome.WhyWaiting(node).Take(MostReasons) : []).DefaultIfEmpty(node.Reason);
        return string.Join(": ", new[] { node.Status, string.Join("; ", reasons) }.Where(text => text.Length > 0));
    }

    private static string Show(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void Fail(string expectation, string expected, string actual) =>
        _failures.Add(new ScenarioFailure(prefix + expectation, expected, actual, document.Sources.Find($"scenario.expect.{prefix}{expectation}")));
}
