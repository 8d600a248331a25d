using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Restarts, and what is expected of each run.</summary>
internal sealed partial class ScenarioRun
{
    private SignalReply Restart(RestartRelease signal)
    {
        signal = signal with { From = _fullPath(signal.From) };
        var (plan, refusal) = RestartPlanner.Plan(_pins.Get(_hash), [.. Enumerable.Range(1, _root.Run).Select(Tree)], signal.From, Definition);
        var reply = refusal ?? _runtime.Signal(_root, signal with { Carried = plan!.Carried });
        _root = reply.Accepted ? _root with { Run = _root.Run + 1 } : _root;
        return reply;
    }

    private ProcessDefinition? Definition(ProcessReference reference) => reference.DefinitionHash is { } hash ? _pins.Get(hash) : null;

    private TreeNode Tree(int run)
    {
        var views = _runtime.Nodes
            .Where(node => node.Address.ReleaseId == _root.ReleaseId && node.Address.Run == run)
            .ToDictionary(node => node.Address.Path, node => node.View, StringComparer.Ordinal);
        return ReleaseTree.Compose(_pins.Get(_hash), string.Empty, views, Definition);
    }

    private ImmutableArray<ScenarioFailure> Failures(ImmutableArray<TimelineEntry> timeline, bool endless)
    {
        var expectations = Scenario.Expect.Runs.Select((expect, i) => (Expect: expect, Prefix: $"runs[{i}].")).Prepend((Expect: Scenario.Expect, Prefix: string.Empty));
        return [.. expectations.SelectMany(one => new ExpectationCheck(_document, one.Expect, one.Prefix, Outcome(one.Expect.Run)).Check())];

        ScenarioOutcome? Outcome(int run) => run > _root.Run
            ? null
            : new ScenarioOutcome(Tree(run), [.. timeline.Where(entry => entry.Run == run)], [.. _refused], endless, _fullPath);
    }
}
