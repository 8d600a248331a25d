using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One turn of a phase: what it is told. Its start, its children and its end are in the other parts of this class.</summary>
internal sealed partial class PhaseTurn : MachineTurn<PhaseState>
{
    private readonly StartPhase _start;
    private readonly PhaseGraph _graph;
    private readonly PhaseState _before;
    private readonly bool _isNew;

    public PhaseTurn(StartPhase start, PhaseGraph graph, PhaseState? state, TurnLog log)
        : base(state ?? WithCarried(Initial(start, graph, log.Now), start, graph), start.Self, log)
    {
        _start = start;
        _graph = graph;
        _before = State;
        _isNew = state is null;
    }

    private PhaseDefinition Definition => _start.Phase;

    private bool HasEnded => State.End is not null;

    private ContextSlice Context => _start.Context with { Variables = State.Variables, Facts = State.Facts };

    public PhaseState Handle(Message message)
    {
        if (HasEnded)
        {
            HandleAfterEnd(message);
            return State;
        }

        Dispatch(message);
        Settle();
        Publish();
        return State;
    }

    private static PhaseState Initial(StartPhase start, PhaseGraph graph, DateTimeOffset now) => new()
    {
        Paused = start.Paused,
        Since = now,
        Variables = start.Context.Variables,
        Facts = start.Context.Facts,
        SkippedAhead = start.SkippedAhead,
        Children = graph.Activities.Concat(graph.EntryGates).Concat(graph.ExitGates).ToImmutableSortedDictionary(id => id, _ => new ChildState()),
        Unended = graph.Activities.Length,
    };

    private void Dispatch(Message message)
    {
        switch (message)
        {
            case StartPhase when _isNew:
                Advance();
                break;
            case ChildChanged changed:
                ChangeChild(changed);
                break;
            case ChildEnded ended:
                EndStartedChild(ended);
                break;
            case FactsPublished facts:
                Learn(facts.Facts);
                break;
            case PauseChanged pause:
                ChangePause(pause.Paused);
                break;
            case AbortRequested abort:
                Abort(abort);
                break;
            case TimerFired fired when Take(fired):
                Advance();
                break;
            case SkipRequested skip:
                Skip(skip.Signal);
                break;
            case SkipNode skip:
                Skip(skip);
                break;
            case RetryNode or FailNode or IgnoreNode:
                Remediate((Signal)message);
                break;
            case Signal signal:
                Answer(signal, Refusals.NotHere($"The phase '{Self.LocalPath}'"));
                break;
        }
    }

    private void HandleAfterEnd(Message message)
    {
        var signal = message as Signal ?? (message as SkipRequested)?.Signal;
        if (signal is not null)
        {
            Answer(signal, Refusals.Ended(Self.LocalPath, State.Status.ToString()));
        }
    }

    private void ChangePause(bool paused)
    {
        State = State with { Paused = paused };
        foreach (var id in State.Started)
        {
            Log.Send(Self.Node(_graph.Path(id)), new PauseChanged { Paused = paused });
        }

        if (!paused)
        {
            Advance();
        }
    }

    private void Learn(ImmutableSortedDictionary<string, NodeFact> facts)
    {
        State = State with { Facts = State.Facts.SetItems(facts) };
        foreach (var gate in State.Started.Where(GateIds.IsGate))
        {
            var read = facts.Where(f => _graph.Reads(gate).Any(r => r.Node == f.Key)).ToImmutableSortedDictionary();
            if (!read.IsEmpty)
            {
                Log.Send(Self.Node(_graph.Path(gate)), new FactsPublished { Facts = read });
            }
        }

        foreach (var path in facts.Keys)
        {
            StartDependents(path);
        }
    }

    private void Skip(SkipNode signal)
    {
        var local = signal.Path[(signal.Path.LastIndexOf('/') + 1)..];
        if (local == Self.LocalPath)
        {
            SkipPhase(signal);
            return;
        }

        var id = local[(local.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (!State.Children.TryGetValue(id, out var child) || GateIds.IsGate(id))
        {
            Answer(signal, Refusals.UnknownNode(signal.Path));
        }
        else if (child.Phase == ChildPhase.Started)
        {
            Log.Send(Self.Node(_graph.Path(id)), new SkipRequested { Signal = signal });
        }
        else if (child.Phase == ChildPhase.Ended)
        {
            Answer(signal, Refusals.Ended(local, child.Fact!.Status));
        }
        else
        {
            Answer(signal, Refusals.Accepted($"'{local}' is skipped."));
            SkipActivity(id, signal);
        }
    }

    private void SkipPhase(SkipNode signal)
    {
        if (State.Step == StartStep.Started)
        {
            Answer(signal, Refusals.AlreadyStarted(Self.LocalPath));
            return;
        }

        Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' is skipped."));
        AbandonGates("system", "the phase was skipped");
        Finish(NodeEnding.Ignored, PhaseStatus.Skipped, signal.Reason, signal.Actor);
    }

    private void SkipActivity(string id, SkipNode signal)
    {
        if (State.Step == StartStep.Started)
        {
            EndUnstartedChild(id, NodeEnding.Ignored, signal.Reason, signal.Actor);
        }
        else
        {
            State = State with { SkippedAhead = State.SkippedAhead.SetItem(id, signal) };
            Record("activity.skippedAhead", actor: signal.Actor, reason: signal.Reason, path: _graph.Path(id));
        }
    }

    private void Abort(AbortRequested abort)
    {
        State = State with { Aborting = true, AbortedBy = abort.Actor, Reason = abort.Reason, Remediation = null };
        CancelTimers();
        foreach (var (id, child) in State.Children)
        {
            if (child.Phase == ChildPhase.Started)
            {
                Log.Send(Self.Node(_graph.Path(id)), abort);
            }
            else if (child.Phase == ChildPhase.Waiting && !GateIds.IsGate(id))
            {
                EndUnstartedChild(id, NodeEnding.Aborted, abort.Reason, abort.Actor);
            }
        }
    }

    private void Remediate(Signal signal)
    {
        if (State.Remediation is not { } remediation)
        {
            Answer(signal, Refusals.NoDecisionPending(Self.LocalPath));
            return;
        }

        switch (signal)
        {
            case IgnoreNode:
                Answer(signal, Refusals.CannotIgnore(Self.LocalPath, remediation.Reason));
                break;
            case FailNode:
                Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' has failed."));
                AbandonGates("system", "the phase failed");
                Finish(NodeEnding.Failed, PhaseStatus.Failed, remediation.Reason, signal.Actor);
                break;
            default:
                Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' tries again."));
                Record("phase.retried", actor: signal.Actor, reason: signal.Reason);
                State = State with { Remediation = null };
                Advance();
                break;
        }
    }
}
