using System.Globalization;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Approvals: who may decide, when it is enough, what happens when it takes long.</summary>
internal sealed partial class ActivityTurn
{
    private ApprovalDefinition Approval => Definition.Approval!;

    private bool SignOffIsOpen => Definition.Approval is not null && IsWaitingForPeople && !State.Approved;

    private void AskApprovers()
    {
        if (Definition.Approval is not { } approval)
        {
            return;
        }

        State = State with { Outcome = string.Empty };
        if (approval.Deadline is { } deadline)
        {
            State = State with { Deadline = Now + deadline };
            SetTimer(TimerNames.Deadline, Now + deadline);
            foreach (var percent in approval.Remind)
            {
                SetTimer(string.Create(CultureInfo.InvariantCulture, $"{TimerNames.Remind}{percent}"), Now + (deadline * percent / 100));
            }
        }

        if (approval.Escalate is { } escalation)
        {
            SetTimer(TimerNames.Escalate, Now + escalation.After);
        }
    }

    private void Decide(DecideSignOff signal)
    {
        if (RefuseDecision(signal) is { } refusal)
        {
            Answer(signal, refusal);
            Record("signOff.refused", actor: signal.Actor, reason: refusal.Message, attempt: State.Attempts.Length, details: Details(("code", DataValue.Of(refusal.Code))));
            return;
        }

        if (!TakeFields(signal, signal.Fields))
        {
            return;
        }

        var decision = new DecisionView
        {
            Person = signal.Actor,
            Groups = SeatChanges.GroupsOf(signal.Actor, signal.Groups, State.SeatChanges),
            Decision = signal.Decision,
            At = Now,
            Comment = signal.Comment,
            ByLink = signal.TokenId.Length > 0,
        };
        State = State with { Decisions = State.Decisions.Add(decision) };
        Record("signOff.decided", actor: signal.Actor, reason: signal.Comment, attempt: State.Attempts.Length, details: DecisionDetails(signal));
        Answer(signal, Refusals.Accepted($"The decision of {signal.Actor} on '{Self.LocalPath}' is recorded: {signal.Decision}."));
        Count(signal);
    }

    private static DataValue DecisionDetails(DecideSignOff signal) => signal.TokenId.Length == 0
        ? Details(("decision", DataValue.Of(signal.Decision.ToString())))
        : Details(("decision", DataValue.Of(signal.Decision.ToString())), ("link", DataValue.Of(signal.TokenId)));

    private SignalReply? RefuseDecision(DecideSignOff signal)
    {
        var path = Self.LocalPath;
        if (Definition.Approval is null)
        {
            return Refusals.NoSignOff(path);
        }

        if (signal.Attempt is { } attempt && attempt != State.Attempts.Length)
        {
            return Refusals.OtherAttempt(path, attempt, State.Attempts.Length);
        }

        if (State.Decisions.Any(d => d.Person == signal.Actor) && AttemptIsOpen)
        {
            return Refusals.DecidedBefore(path, signal.Actor);
        }

        if (NotOpen() is { } closed)
        {
            return closed;
        }

        if (Approval.RequireSignIn && signal is { TokenId.Length: > 0, HasSignedIn: false })
        {
            return Refusals.SignInRequired(path);
        }

        if (ApprovalRules.ExcludedAs(Approval, Context.Release, signal.Actor) is { } role)
        {
            return Refusals.Excluded(path, signal.Actor, role);
        }

        if (SeatChanges.GivenAwayBy(signal.Actor, State.SeatChanges) is { } given)
        {
            return Refusals.GaveVoteAway(path, signal.Actor, given.To);
        }

        return ApprovalRules.MayDecide(_start, State, signal.Actor, signal.Groups)
            ? null
            : Refusals.NotAnApprover(path, signal.Actor, ApprovalRules.Quorum(_start, State).OpenSeats);
    }

    private SignalReply? NotOpen()
    {
        if (SignOffIsOpen)
        {
            return null;
        }

        return State.Attempts.IsEmpty ? Refusals.NotStarted(Self.LocalPath) : Refusals.SignOffClosed(Self.LocalPath, State.Outcome.Length > 0 ? State.Outcome : State.Status.ToString());
    }

    private void Count(DecideSignOff signal)
    {
        if (signal.Decision == SignOffDecision.Reject)
        {
            Reject("rejected", signal.Actor, signal.Comment);
        }
        else if (ApprovalRules.Quorum(_start, State).IsMet)
        {
            Approve(signal.Actor, signal.Comment);
        }
    }

    private void Approve(string actor, string reason)
    {
        State = State with { Approved = true, Outcome = "approved" };
        CancelApprovalTimers();
        Record("signOff.approved", actor: actor, reason: reason, attempt: State.Attempts.Length);
        CompleteWhenDone();
    }

    /// <summary>One rejection rejects, whatever the quorum, retry and on-failure say.</summary>
    private void Reject(string outcome, string actor, string reason)
    {
        if (MustWait(ClosingKind.Reject, actor, reason, outcome))
        {
            return;
        }

        CancelApprovalTimers();
        State = State with { Outcome = outcome };
        Record("signOff.rejected", actor: actor, reason: reason, attempt: State.Attempts.Length, details: Details(("outcome", DataValue.Of(outcome))));
        var why = outcome == "expired" ? "not decided in time" : $"rejected by {actor}{(reason.Length > 0 ? ": " + reason : string.Empty)}";
        switch (Approval.OnReject)
        {
            case OnReject.Continue:
                Succeed(outcome, actor, why);
                break;
            case OnReject.Hold:
                CloseAttempt("Failed", why);
                Hold(why, canIgnore: true);
                break;
            case OnReject.Skip:
                CloseAttempt("Failed", why);
                Finish(NodeEnding.SkippedByCondition, ActivityStatus.Skipped, outcome, why, actor: actor);
                break;
            default:
                CloseAttempt("Failed", why);
                Finish(NodeEnding.Failed, ActivityStatus.Failed, outcome, why, actor: actor);
                break;
        }
    }

    private void HandleApprovalTimer(string name)
    {
        if (!SignOffIsOpen)
        {
            return;
        }

        switch (name)
        {
            case TimerNames.Deadline:
                Expire();
                break;
            case TimerNames.Escalate:
                State = State with { Escalated = true };
                Record("signOff.escalated", attempt: State.Attempts.Length, details: Details(("to", DataValue.Of(Approval.Escalate!.To.Select(DataValue.Of)))));
                break;
            default:
                Record("signOff.reminded", attempt: State.Attempts.Length, details: Details(("of", DataValue.Of(ApprovalRules.Quorum(_start, State).OpenSeats.Select(DataValue.Of)))));
                break;
        }
    }

    private void Expire()
    {
        switch (Approval.OnDeadline)
        {
            case OnDeadline.Approve:
                Approve("system", "not decided in time; the process says to go on");
                break;
            case OnDeadline.Hold:
                Record("signOff.overdue", attempt: State.Attempts.Length);
                break;
            default:
                Reject("expired", "system", "not decided in time");
                break;
        }
    }

    private void CancelApprovalTimers()
    {
        foreach (var name in State.Timers.Keys.Where(n => n is TimerNames.Deadline or TimerNames.Escalate || n.StartsWith(TimerNames.Remind, StringComparison.Ordinal)))
        {
            CancelTimer(name);
        }
    }
}
