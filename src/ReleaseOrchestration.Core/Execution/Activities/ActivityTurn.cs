using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One turn of an activity: the way to its start and its end. What it does in between is in the other parts of this class.</summary>
internal sealed partial class ActivityTurn : MachineTurn<ActivityState>
{
    private readonly StartActivity _start;
    private readonly ActivityState _before;
    private readonly bool _isNew;

    public ActivityTurn(StartActivity start, ActivityState? state, TurnLog log)
        : base(state ?? new ActivityState { Paused = start.Paused, Context = start.Context, Since = log.Now }, start.Self, log)
    {
        _start = start;
        _before = State;
        _isNew = state is null;
    }

    private ActivityDefinition Definition => _start.Activity;

    private ContextSlice Context => State.Context ?? _start.Context;

    private bool HasEnded => State.End is not null;

    public ActivityState Handle(Message message)
    {
        if (HasEnded)
        {
            HandleAfterEnd(message);
            return State;
        }

        Dispatch(message);
        Publish();
        return State;
    }

    private void Dispatch(Message message)
    {
        switch (message)
        {
            case StartActivity when _isNew:
                Advance();
                break;
            case PauseChanged pause:
                ChangePause(pause.Paused);
                break;
            case AbortRequested abort:
                Abort(abort);
                break;
            case SkipRequested skip:
                Skip(skip.Signal);
                break;
            case FactsPublished facts:
                Learn(facts);
                break;
            case LockGranted granted:
                TakeLock(granted);
                break;
            case FreezeAnswered answer:
                HandleFreeze(answer);
                break;
            case TimerFired fired when Take(fired):
                HandleTimer(fired.Name);
                break;
            case EffectFinished effect when effect.EffectId == State.EffectId:
                HandleEffect(effect.Outcome);
                break;
            case ChildChanged child when !HandleProcessChanged(child):
                HandleChildChanged(child);
                break;
            case ChildEnded child when !HandleProcessEnded(child) && !HandleRemedyEnded(child):
                HandleChildEnded(child);
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
            case DecideSignOff decide:
                Decide(decide);
                break;
            case DelegateSignOff or ReassignSignOff:
                ChangeSeat(signal);
                break;
            case SetTask task:
                ChangeTask(task);
                break;
            case StartTaskProcess start:
                StartProcessOfTask(start);
                break;
            case SetFields fields:
                ChangeFields(fields);
                break;
            case ReportPipeline report:
                HandleReport(report);
                break;
            case RetryNode or IgnoreNode or FailNode:
                Remediate(signal);
                break;
            case EndWait end:
                EndWaitEarly(end);
                break;
            case SkipNode skip:
                Skip(skip);
                break;
            default:
                Answer(signal, Refusals.NotHere($"'{Self.LocalPath}'"));
                break;
        }
    }

    private void HandleTimer(string name)
    {
        switch (name)
        {
            case TimerNames.Timeout:
                TimeOut();
                break;
            case TimerNames.Retry:
                StartDueAttempt();
                break;
            case TimerNames.Freeze:
                AskFreezesAgain();
                break;
            case TimerNames.Poll:
                Poll();
                break;
            case TimerNames.Wait:
                Succeed(outcome: string.Empty);
                break;
            case TimerNames.Check:
                StartCheckRound();
                break;
            default:
                HandleApprovalTimer(name);
                break;
        }
    }

    private void Learn(FactsPublished facts)
    {
        State = State with { Context = Context with { Facts = Context.Facts.SetItems(facts.Facts) } };
        if (Definition.Type == ActivityType.Check && State.Step == StartStep.Started && State.Remediation is null && !RunsRemedy && State.EffectId.Length == 0)
        {
            EvaluateCheck();
        }
    }

    private void Skip(SkipNode signal)
    {
        if (State.Step == StartStep.Started || RunsRemedy)
        {
            Answer(signal, Refusals.AlreadyStarted(Self.LocalPath));
            return;
        }

        Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' is skipped."));
        Finish(NodeEnding.Ignored, ActivityStatus.Skipped, string.Empty, signal.Reason, actor: signal.Actor);
    }

    private void Abort(AbortRequested abort)
    {
        if (State.Child is { } child)
        {
            State = State with { Aborting = true, Reason = abort.Reason };
            Log.Send(child, abort);
            return;
        }

        if (MustWait(ClosingKind.Abort, abort.Actor, abort.Reason))
        {
            return;
        }

        CancelPipeline();
        CloseAttempt("Cancelled", abort.Reason);
        Finish(NodeEnding.Aborted, ActivityStatus.Aborted, string.Empty, abort.Reason, actor: abort.Actor);
    }

    private void HandleAfterEnd(Message message)
    {
        switch (message)
        {
            case ReportPipeline report:
                RefuseReport(report, $"the activity has ended ({State.Status})");
                break;
            case DecideSignOff or DelegateSignOff or ReassignSignOff when Definition.Approval is not null:
                Answer((Signal)message, Refusals.SignOffClosed(Self.LocalPath, State.Outcome.Length > 0 ? State.Outcome : State.Status.ToString()));
                break;
            case Signal signal:
                Answer(signal, Refusals.Ended(Self.LocalPath, State.Status.ToString()));
                break;
            case SkipRequested skip:
                Answer(skip.Signal, Refusals.Ended(Self.LocalPath, State.Status.ToString()));
                break;
            case FreezeAnswered { Blocking.IsEmpty: false }:
                Log.Post(MachineAddress.Freezes, new FreezeWithdrawn { Requester = Self, Number = State.FreezeNumber });
                break;
            case LockGranted granted:
                TellLock(new LockReleased { Requester = Self, Number = granted.Number });
                break;
        }
    }

    private void Become(ActivityStatus status, string name, string actor = "system", string reason = "", DataValue? details = null)
    {
        var before = State.Status;
        State = State with { Status = status, Reason = reason };
        Record(name, before.ToString(), status.ToString(), actor, reason, State.Attempts.Length, details);
    }

    private void Finish(
        NodeEnding ending,
        ActivityStatus status,
        string outcome,
        string reason,
        ImmutableSortedDictionary<string, DataValue>? outputs = null,
        string actor = "system",
        bool anyIgnored = false)
    {
        CancelTimers();
        ReturnLock();
        WithdrawFromFreezes();
        outputs ??= ImmutableSortedDictionary<string, DataValue>.Empty;
        State = State with { Outcome = outcome, EndedAt = Now, Remediation = null, EffectId = string.Empty, Child = null, RetryAt = null, RetryDue = false };
        Become(status, "activity.ended", actor, reason, outputs.IsEmpty ? null : Details(("outputs", DataValue.Of(outputs))));
        var fact = new NodeFact { Ending = ending, Status = status.ToString(), Outcome = outcome, Outputs = outputs };
        State = State with { End = new NodeEnd { Fact = fact, Reason = reason, AnyIgnored = anyIgnored || State.AnyIgnored || ending == NodeEnding.Ignored } };
        Log.Add(new End { Result = State.End });
    }

    /// <summary>Shows what changed, and tells the parent when it matters to it.</summary>
    private void Publish()
    {
        if (ReferenceEquals(State, _before) && !_isNew)
        {
            return;
        }

        var rollup = ActivityViews.Rollup(State.Status);
        if (!HasEnded && rollup != State.Reported)
        {
            State = State with { Reported = rollup };
            Log.Send(Self.Phase, new ChildChanged { Child = Self.LocalPath, Rollup = rollup });
        }

        if (IsAskingFreezes(State))
        {
            return;
        }

        var node = ActivityViews.Node(_start, State);
        if (_isNew || IsAskingFreezes(_before) || ViewChange.Differs(ActivityViews.Node(_start, _before), node))
        {
            Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self, Sequence = Log.Turn, Node = node });
        }

        PublishSignOff();
    }

    private void PublishSignOff()
    {
        if (Definition.Approval is null || State.Attempts.IsEmpty)
        {
            return;
        }

        var view = ActivityViews.SignOff(_start, State);
        if (_before.Attempts.IsEmpty || ViewChange.Differs(ActivityViews.SignOff(_start, _before), view))
        {
            Log.Add(new Project { Kind = ProjectionKind.SignOff, Address = Self, Sequence = Log.Turn, SignOff = view });
        }
    }
}
