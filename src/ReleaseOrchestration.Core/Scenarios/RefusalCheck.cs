using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Exactly the lines that are expected to be refused were, with the expected status.</summary>
internal sealed class RefusalCheck(ScenarioDefinition scenario, ImmutableArray<RefusedLine> refused, Action<string, string, string> fail)
{
    public void Check()
    {
        var left = refused.ToList();
        for (var i = 0; i < scenario.Expect.Refused.Length; i++)
        {
            var expected = scenario.Expect.Refused[i];
            var candidates = left.FindAll(line => Names(expected, line));
            if (candidates.Find(line => line.Reply.Status == expected.Code) is { } met)
            {
                left.Remove(met);
                continue;
            }

            var actual = candidates is [var other, ..] ? $"it was refused with {Tell(other)}" : "it was accepted";
            candidates.Take(1).ToList().ForEach(line => left.Remove(line));
            fail($"refused[{i}]", $"that {Name(expected)} is refused with {expected.Code}", actual);
        }

        foreach (var line in left)
        {
            var name = line.Line.Id.Length > 0 ? $"`{line.Line.Id}`" : $"line {line.Line.Index + 1} of the script";
            fail("refused", $"that {name} ({ScriptRules.KeyOf(line.Line)} at {line.Line.At}) is accepted", $"it was refused with {Tell(line)}");
        }
    }

    private static string Name(ExpectedRefusal expected) => expected.At is { } at ? $"the line at {at}" : $"`{expected.Line}`";

    private static string Tell(RefusedLine line) => $"{line.Reply.Status} {line.Reply.Code}: {line.Reply.Message}";

    private bool Names(ExpectedRefusal expected, RefusedLine line) =>
        expected.At is { } at ? Moments.TryResolve(at, scenario.Start, out var instant) && instant == line.At : expected.Line == line.Line.Id;
}
