using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Restart: the end of this run starts the next one, and the next one begins with what is carried over.</summary>
internal sealed partial class ReleaseTurn
{
    private static ReleaseState WithCarried(ReleaseState state, StartRelease start, ReleaseGraph graph)
    {
        foreach (var phase in graph.Definition.Phases)
        {
            var carried = start.Carried.GetValueOrDefault(phase.Id);
            if (carried is not null)
            {
                state = state with
                {
                    Children = state.Children.SetItem(phase.Id, new ChildState { Phase = ChildPhase.Ended, Fact = carried.Fact }),
                    Unended = state.Unended - 1,
                    AnyIgnored = state.AnyIgnored || carried.AnyIgnored,
                    Facts = state.Facts.SetItem(phase.Id, carried.Fact),
                };
            }

            state = state with { Facts = state.Facts.SetItems(CarriedFacts(start, graph.Published(phase.Id), carried)) };
        }

        return state;
    }

    private static IEnumerable<KeyValuePair<string, NodeFact>> CarriedFacts(StartRelease start, ImmutableArray<string> published, CarriedNode? phase)
    {
        foreach (var path in published)
        {
            if (start.Carried.TryGetValue(path, out var node))
            {
                yield return new(path, node.Fact);
            }
            else if (phase is not null)
            {
                yield return new(path, UnstartedNodes.Activity(UnstartedNodes.OfChild(phase.Fact.Ending)));
            }
        }
    }

    private ImmutableSortedDictionary<string, NodeEnd> CarriedInto(PhaseDefinition phase)
    {
        var prefix = phase.Id + ".";
        return _start.Carried
            .Where(node => node.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(node => node.Key[prefix.Length..], node => node.Value.End);
    }

    private void RecordStart(ImmutableSortedDictionary<string, DataValue> inputs)
    {
        (string Name, DataValue Value)[] pins =
        [
            ("process", DataValue.Of(Definition.Id)),
            ("definition", DataValue.Of(_start.DefinitionHash)),
            ("inputs", DataValue.Of(inputs)),
            ("rules", DataValue.Of(_start.RulesVersion)),
        ];
        if (_start.Restart is not { } restart)
        {
            Record("release.started", nameof(ReleaseStatus.Draft), nameof(ReleaseStatus.Running), _start.Facts.StartedBy, details: Details(pins));
            return;
        }

        var carried = DataValue.Of(_start.Carried.Keys.Select(DataValue.Of));
        Record("release.started", nameof(ReleaseStatus.Draft), nameof(ReleaseStatus.Running), restart.By, restart.Reason, details: Details(
            [.. pins, ("run", DataValue.Of(Self.Run)), ("from", DataValue.Of(restart.From)), ("carried", carried)]));
        foreach (var node in _start.Carried.Values)
        {
            Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self with { Path = node.View.Path }, Sequence = Log.Turn, Node = node.View });
        }
    }

    private void HandleAfterEnd(Message message)
    {
        if (message is RestartRelease restart)
        {
            Restart(restart);
        }
        else if ((message as Signal ?? GlassSignal(message)) is { } signal)
        {
            Answer(signal, Refusals.Ended(string.Empty, State.Status.ToString()));
        }
    }

    private void Restart(RestartRelease signal)
    {
        if (RefuseRestart(signal) is { } refusal)
        {
            Answer(signal, refusal);
            return;
        }

        Answer(signal, Refusals.Accepted($"The release starts again from '{signal.From}', as run {Self.Run + 1}."));
        if (HasEnded)
        {
            StartNextRun(signal);
            return;
        }

        State = State with { PendingRestart = signal };
        Abort(signal.Actor, $"restarted from '{signal.From}': {signal.Reason}");
    }

    private SignalReply? RefuseRestart(RestartRelease signal)
    {
        if (_start.Parent is not null)
        {
            return Refusals.NotHere("A subprocess");
        }

        if (string.IsNullOrWhiteSpace(signal.Reason))
        {
            return Refusals.ReasonMissing("restart a release");
        }

        if (State.NextRun is not null || State.PendingRestart is not null)
        {
            return Refusals.RestartedBefore(Self.Run);
        }

        if (HasEnded)
        {
            return null;
        }

        if (State.Aborting)
        {
            return Refusals.AlreadyAborting();
        }

        return State.Active == 0 && (State.Paused || State.OnHold > 0) ? null : Refusals.StillRunning();
    }

    // In the same turn as the end or the answer, so that no crash comes between a run and the next.
    private void StartNextRun(RestartRelease signal)
    {
        var restart = new RestartOrigin { Run = Self.Run, From = signal.From, By = signal.Actor, Reason = signal.Reason, At = Now, SignalId = signal.SignalId };
        Record("release.restarted", actor: signal.Actor, reason: signal.Reason, details: Details(
            ("from", DataValue.Of(signal.From)), ("run", DataValue.Of(Self.Run + 1))));
        State = State with { PendingRestart = null, NextRun = Self.Run + 1 };
        var facts = _start.Facts with { RestartedBy = [.. _start.Facts.RestartedBy.Append(signal.Actor).Distinct(StringComparer.Ordinal)] };
        Log.Add(new StartChild { Start = _start with { Self = Self with { Run = Self.Run + 1 }, Facts = facts, Carried = signal.Carried, Restart = restart, Paused = false } });
    }
}
