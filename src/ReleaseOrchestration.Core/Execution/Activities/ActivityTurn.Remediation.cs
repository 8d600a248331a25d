using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Rule 4: what people decide about a failed attempt.</summary>
internal sealed partial class ActivityTurn
{
    private void Remediate(Signal signal)
    {
        if (RefuseRemediation(signal) is { } refusal)
        {
            Answer(signal, refusal);
            return;
        }

        switch (signal)
        {
            case RetryNode retry:
                Retry(retry);
                break;
            case IgnoreNode ignore:
                Answer(ignore, Refusals.Accepted($"'{Self.LocalPath}' is ignored."));
                Record("activity.ignored", actor: ignore.Actor, reason: ignore.Reason, attempt: State.Attempts.Length);
                Finish(NodeEnding.Ignored, ActivityStatus.Ignored, State.Outcome, ignore.Reason, ignore.Outputs, ignore.Actor);
                break;
            default:
                Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' has failed."));
                var why = State.Remediation!.Reason;
                Finish(NodeEnding.Failed, ActivityStatus.Failed, State.Outcome, signal.Reason.Length > 0 ? signal.Reason : why, actor: signal.Actor);
                break;
        }
    }

    private SignalReply? RefuseRemediation(Signal signal)
    {
        if (State.Remediation is not { } remediation)
        {
            return Refusals.NoDecisionPending(Self.LocalPath);
        }

        var attempt = signal switch
        {
            RetryNode retry => retry.Attempt,
            IgnoreNode ignore => ignore.Attempt,
            FailNode fail => fail.Attempt,
            _ => null,
        };
        if (attempt is { } asked && asked != State.Attempts.Length)
        {
            return Refusals.OtherAttempt(Self.LocalPath, asked, State.Attempts.Length);
        }

        if (signal is RetryNode { Inputs: { IsEmpty: false } changed } && InputFaults(changed) is { IsEmpty: false } faults)
        {
            return Refusals.InvalidInputs(Self.LocalPath, faults);
        }

        return signal is IgnoreNode && !remediation.CanIgnore ? Refusals.CannotIgnore(Self.LocalPath, remediation.Reason) : null;
    }

    private void Retry(RetryNode signal)
    {
        var after = signal.Through is { } first ? $" after the process '{first.Process.Id}'" : string.Empty;
        Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' tries again{after}."));
        var difference = DataValue.Of(signal.Inputs);
        Record("activity.retried", actor: signal.Actor, reason: signal.Reason, attempt: State.Attempts.Length, details: signal.Inputs.IsEmpty ? null : Details(("changedInputs", difference)));
        if (signal.Through is { } through)
        {
            StartRemedy(signal, through);
        }
        else
        {
            TryAgain(signal.Actor, signal.Reason, signal.Inputs);
        }
    }

    private void TryAgain(string actor, string reason, ImmutableSortedDictionary<string, DataValue> inputs)
    {
        State = State with { Remediation = null, AutomaticAttempts = 0, ChangedInputs = State.ChangedInputs.SetItems(inputs), Outcome = string.Empty };
        if (State.Step != StartStep.Started)
        {
            Become(ActivityStatus.Pending, "activity.waiting", actor, reason);
            Advance();
        }
        else if (State.Paused)
        {
            State = State with { RetryDue = true, Since = Now };
            Become(ActivityStatus.Pending, "activity.waiting", actor, reason);
        }
        else
        {
            StartNextAttempt(actor, reason);
        }
    }
}
