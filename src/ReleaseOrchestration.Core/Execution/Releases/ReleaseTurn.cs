using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One turn of a release: what it is told, and what people ask of it.</summary>
internal sealed partial class ReleaseTurn : MachineTurn<ReleaseState>
{
    private readonly StartRelease _start;
    private readonly ReleaseGraph _graph;
    private readonly ReleaseState _before;
    private readonly bool _isNew;

    public ReleaseTurn(StartRelease start, ReleaseGraph graph, ReleaseState? state, TurnLog log)
        : base(state ?? WithCarried(Initial(start, graph.Definition, log.Now), start, graph), start.Self, log)
    {
        _start = start;
        _graph = graph;
        _before = State;
        _isNew = state is null;
    }

    private ProcessDefinition Definition => _graph.Definition;

    private bool HasEnded => State.End is not null;

    public ReleaseState Handle(Message message)
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

    private static ReleaseState Initial(StartRelease start, ProcessDefinition definition, DateTimeOffset now) => new()
    {
        Status = ReleaseStatus.Running,
        Paused = start.Paused,
        Since = now,
        Children = definition.Phases.ToImmutableSortedDictionary(p => p.Id, _ => new ChildState()),
        Unended = definition.Phases.Length,
    };

    private void Dispatch(Message message)
    {
        switch (message)
        {
            case StartRelease when _isNew:
                Begin();
                break;
            case ChildChanged changed:
                ChangeChild(changed);
                break;
            case ChildEnded ended:
                EndStartedChild(ended);
                break;
            case PauseChanged pause:
                ChangePause(pause.Paused, "system");
                break;
            case AbortRequested abort:
                Abort(abort.Actor, abort.Reason);
                break;
            case GlassAnswered glass:
                HandleGlass(glass);
                break;
            case Signal signal:
                HandleSignal(signal);
                break;
        }
    }

    private void HandleSignal(Signal signal)
    {
        switch (signal)
        {
            case PauseRelease when State.Paused:
                Answer(signal, Refusals.AlreadyPaused());
                break;
            case PauseRelease:
                Answer(signal, Refusals.Accepted("The release is paused: nothing new starts."));
                Record("release.paused", actor: signal.Actor, reason: signal.Reason);
                ChangePause(paused: true, signal.Actor);
                break;
            case ResumeRelease when !State.Paused:
                Answer(signal, Refusals.NotPaused());
                break;
            case ResumeRelease:
                Answer(signal, Refusals.Accepted("The release goes on."));
                Record("release.resumed", actor: signal.Actor, reason: signal.Reason);
                ChangePause(paused: false, signal.Actor);
                break;
            case AbortRelease:
                AnswerAbort(signal);
                break;
            case SkipNode skip:
                Skip(skip);
                break;
            case BreakGlass glass:
                AskForGlass(glass);
                break;
            case RestartRelease restart:
                Restart(restart);
                break;
            default:
                Answer(signal, Refusals.NotHere("A release"));
                break;
        }
    }

    private void AnswerAbort(Signal signal)
    {
        if (string.IsNullOrWhiteSpace(signal.Reason))
        {
            Answer(signal, Refusals.ReasonMissing("abort a release"));
        }
        else if (State.Aborting)
        {
            Answer(signal, Refusals.AlreadyAborting());
        }
        else
        {
            Answer(signal, Refusals.Accepted("The release is being aborted."));
            Abort(signal.Actor, signal.Reason);
        }
    }

    private void ChangePause(bool paused, string actor)
    {
        State = State with { Paused = paused, PausedBy = paused ? actor : string.Empty, Since = Now };
        TellStarted(new PauseChanged { Paused = paused });
    }

    private void Abort(string actor, string reason)
    {
        State = State with { Aborting = true, AbortedBy = actor, Reason = reason };
        Record("release.aborting", actor: actor, reason: reason);
        TellStarted(new AbortRequested { Actor = actor, Reason = reason });
        foreach (var phase in Definition.Phases)
        {
            EndUnstartedChild(phase.Id, NodeEnding.Aborted, reason, actor);
        }
    }

    private void TellStarted(Message message)
    {
        foreach (var id in State.Started)
        {
            Log.Send(Self.Node(id), message);
        }
    }

    private void Skip(SkipNode signal)
    {
        var local = signal.Path[(signal.Path.LastIndexOf('/') + 1)..];
        var phase = ReleaseGraph.PhaseOf(local);
        if (string.IsNullOrWhiteSpace(signal.Reason))
        {
            Answer(signal, Refusals.ReasonMissing("skip a node"));
        }
        else if (!State.Children.TryGetValue(phase, out var child) || !Exists(phase, local))
        {
            Answer(signal, Refusals.UnknownNode(signal.Path));
        }
        else if (child.Phase == ChildPhase.Started)
        {
            Log.Send(Self.Node(phase), new SkipRequested { Signal = signal });
        }
        else if (child.Phase == ChildPhase.Ended)
        {
            Answer(signal, Refusals.Ended(local, child.Fact!.Status));
        }
        else
        {
            Answer(signal, Refusals.Accepted($"'{local}' is skipped."));
            SkipUnstarted(phase, local, signal);
        }
    }

    private bool Exists(string phase, string local) =>
        local == phase || _graph.Find(phase)!.Activities.Any(a => local == $"{phase}.{a.Id}");

    private void SkipUnstarted(string phase, string local, SkipNode signal)
    {
        if (local == phase)
        {
            EndUnstartedChild(phase, NodeEnding.Ignored, signal.Reason, signal.Actor);
            return;
        }

        State = State with { SkippedAhead = State.SkippedAhead.SetItem(local, signal) };
        Record("activity.skippedAhead", actor: signal.Actor, reason: signal.Reason, path: local);
    }
}
