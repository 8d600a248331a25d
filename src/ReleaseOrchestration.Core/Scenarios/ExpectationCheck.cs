using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Holds what a scenario expects against what came.</summary>
internal sealed class ExpectationCheck(ScenarioDocument document, ScenarioOutcome outcome)
{
    private const int MostReasons = 3;

    private readonly ImmutableArray<ScenarioFailure>.Builder _failures = ImmutableArray.CreateBuilder<ScenarioFailure>();

    private ScenarioExpectations Expect => document.Scenario.Expect;

    public ImmutableArray<ScenarioFailure> Check()
    {
        if (outcome.IsEndless)
        {
            Fail("rest", "that nothing more is due at some time", "there was always more to do; give what is checked again and again a timeout");
        }

        if (Expect.Release is { } status && outcome.Release.Status != status.ToString())
        {
            Fail("release", status.ToString(), $"it is {Describe(outcome.Release)}");
        }

        Statuses();
        Order();
        Overlap();
        Starts();
        Attempts();
        Inputs();
        Outputs();
        new RefusalCheck(document.Scenario, outcome.Refused, Fail).Check();
        return _failures.ToImmutable();
    }

    private void Statuses()
    {
        foreach (var (path, status) in Expect.Statuses)
        {
            var node = outcome.Find(path);
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
                if (outcome.End(first) is not { } end || outcome.Start(second) is not { } start || start.Index < end.Index)
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
        outcome.Start(first) is { } one && outcome.Start(second) is { } other
        && !(outcome.End(first)?.Index < other.Index) && !(outcome.End(second)?.Index < one.Index);

    private void Starts()
    {
        foreach (var (path, text) in Expect.Started)
        {
            Moments.TryResolve(text, document.Scenario.Start, out var instant);
            if (outcome.Start(path)?.At != instant)
            {
                Fail($"started.{path}", Show(instant), $"it {Ran(path)}");
            }
        }

        for (var i = 0; i < Expect.NeverStarted.Length; i++)
        {
            if (outcome.Start(Expect.NeverStarted[i]) is not null)
            {
                Fail($"never-started[{i}]", $"that {Expect.NeverStarted[i]} never starts", $"it {Ran(Expect.NeverStarted[i])}");
            }
        }
    }

    private void Attempts()
    {
        foreach (var (path, count) in Expect.Attempts)
        {
            var attempts = outcome.Find(path)?.Attempts ?? [];
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
            Compare($"inputs.{path}", inputs.Entries, outcome.Find(path)?.Inputs ?? ImmutableSortedDictionary<string, DataValue>.Empty);
        }
    }

    private void Outputs() => Compare("outputs", Expect.Outputs, outcome.Release.Outputs);

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

    private string Ran(string path) => (outcome.Start(path), outcome.End(path)) switch
    {
        (null, _) => $"never started ({Describe(outcome.Find(path))})",
        ({ } start, null) => $"started at {Show(start.At)} and has not ended",
        ({ } start, { } end) => $"ran from {Show(start.At)} to {Show(end.At)}",
    };

    private string Describe(NodeView? node)
    {
        if (node is null)
        {
            return nameof(ActivityStatus.Pending);
        }

        var reasons = (node.EndedAt is null ? outcome.WhyWaiting(node).Take(MostReasons) : []).DefaultIfEmpty(node.Reason);
        return string.Join(": ", new[] { node.Status, string.Join("; ", reasons) }.Where(text => text.Length > 0));
    }

    private static string Show(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void Fail(string expectation, string expected, string actual) =>
        _failures.Add(new ScenarioFailure(expectation, expected, actual, document.Sources.Find($"scenario.expect.{expectation}")));
}
