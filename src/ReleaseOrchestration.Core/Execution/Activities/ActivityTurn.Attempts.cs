using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Attempts: their start, their failure, what follows a failure.</summary>
internal sealed partial class ActivityTurn
{
    private AttemptView? Attempt => State.Attempts.IsEmpty ? null : State.Attempts[^1];

    private bool AttemptIsOpen => Attempt is { EndedAt: null };

    private string IdempotencyKey => $"{Self.ReleaseId}/{Self.Run}/{Self.Path}/{State.Attempts.Length}";

    private void StartAttempt(string actor, string reason)
    {
        var number = State.Attempts.Length + 1;
        State = State with
        {
            StartedAt = State.StartedAt ?? Now,
            Since = Now,
            Remediation = null,
            RetryAt = null,
            RetryDue = false,
            AutomaticAttempts = State.AutomaticAttempts + 1,
            EffectId = string.Empty,
            Handle = string.Empty,
            Rounds = 0,
            Polls = 0,
            Attempts = State.Attempts.Add(new AttemptView { Number = number, Status = "Running", StartedAt = Now, StartedBy = actor, Reason = reason }),
        };
        if (PrepareInputs() is { } failure)
        {
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
            return;
        }

        if (Definition.Timeout is { } timeout)
        {
            SetTimer(TimerNames.Timeout, Now + timeout);
        }

        Begin(actor, reason);
    }

    private void Begin(string actor, string reason)
    {
        switch (Definition.Type)
        {
            case ActivityType.Automated:
                StartPipeline(actor, reason);
                break;
            case ActivityType.Manual:
                AskPeople(actor, reason);
                break;
            case ActivityType.Subprocess:
                StartSubprocess(actor, reason);
                break;
            case ActivityType.Wait:
                StartWait(actor, reason);
                break;
            default:
                StartCheck(actor, reason);
                break;
        }
    }

    /// <summary>Evaluates variables and inputs of the attempt; the narrower wins: retry, then input set, then mapping, then declared default.</summary>
    private string? PrepareInputs()
    {
        var context = _start.Context with { Facts = Context.Facts };
        var (variables, variableFailure) = ValueEvaluation.Variables(Definition.Variables, context);
        context = context with { Variables = variables };
        var given = _start.Context.ActivityInputs;
        var (mapped, inputFailure) = ValueEvaluation.Evaluate(Definition.Inputs.RemoveRange(given.Keys).RemoveRange(State.ChangedInputs.Keys), context, "input");
        var defaults = Definition.DeclaredInputs.Where(d => d.Value.Default is not null).ToImmutableSortedDictionary(d => d.Key, d => d.Value.Default!);
        var (inputs, fault) = Declared(State.ChangedInputs.Over(given).Over(mapped).Over(defaults));
        var missing = Definition.DeclaredInputs.FirstOrDefault(d => d.Value.Required && !inputs.ContainsKey(d.Key)).Key;
        State = State with { Context = context with { ActivityInputs = inputs } };
        ChangeAttempt(a => a with { Inputs = inputs });
        return variableFailure ?? inputFailure ?? fault ?? (missing is null ? null : $"input '{missing}': it is required and was not given");
    }

    private void ChangeAttempt(Func<AttemptView, AttemptView> change) =>
        State = State with { Attempts = State.Attempts.SetItem(State.Attempts.Length - 1, change(State.Attempts[^1])) };

    private void CloseAttempt(string status, string error = "", ImmutableSortedDictionary<string, DataValue>? outputs = null)
    {
        if (AttemptIsOpen)
        {
            ChangeAttempt(a => a with { Status = status, EndedAt = Now, Error = error, Outputs = outputs ?? a.Outputs });
        }
    }

    private void Succeed(string outcome, string actor = "system", string reason = "", bool anyIgnored = false)
    {
        var (outputs, failure) = ValueEvaluation.Evaluate(Definition.Outputs, Context, "output");
        if (failure is not null)
        {
            CancelTimers();
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
            return;
        }

        outputs = outputs.Over(State.Fields);
        CloseAttempt("Succeeded", outputs: outputs);
        Finish(NodeEnding.Succeeded, ActivityStatus.Succeeded, outcome, reason, outputs, actor, anyIgnored);
    }

    /// <summary>Rule 3: retry, then what on-failure says.</summary>
    private void Fail(string error, string actor = "system")
    {
        if (MustWait(ClosingKind.Fail, actor, error))
        {
            return;
        }

        CancelTimers();
        CloseAttempt("Failed", error);
        State = State with { EffectId = string.Empty, Child = null };
        Record("activity.attemptFailed", actor: actor, reason: error, attempt: State.Attempts.Length);
        if (Definition.Type != ActivityType.Manual && Definition.Retry is { } retry && State.AutomaticAttempts < retry.Attempts)
        {
            ScheduleRetry(retry);
            return;
        }

        switch (Definition.OnFailure)
        {
            case OnFailure.Ignore:
                Finish(NodeEnding.Ignored, ActivityStatus.Ignored, string.Empty, error);
                break;
            case OnFailure.Fail:
                Finish(NodeEnding.Failed, ActivityStatus.Failed, string.Empty, error);
                break;
            default:
                Hold(error, canIgnore: true);
                break;
        }
    }

    private void ScheduleRetry(RetryDefinition retry)
    {
        var pause = BackoffRule.Pause(retry, State.AutomaticAttempts);
        State = State with { RetryAt = Now + pause, Since = Now };
        Become(ActivityStatus.Running, "activity.retryScheduled", reason: $"next attempt in {Durations.Format(pause)}");
        SetTimer(TimerNames.Retry, Now + pause);
    }

    private void StartDueAttempt()
    {
        if (State.Paused)
        {
            State = State with { RetryDue = true, Since = Now };
            return;
        }

        StartNextAttempt("system", "retry");
    }

    private void TimeOut()
    {
        CancelPipeline();
        if (State.Child is { } child)
        {
            Log.Send(child, new AbortRequested { Actor = "system", Reason = "the parent activity timed out" });
        }

        var error = $"timed out after {Durations.Format(Definition.Timeout!.Value)}";
        if (Definition.Type == ActivityType.Check)
        {
            CancelTimers();
            CloseAttempt("Failed", error);
            Finish(NodeEnding.Failed, ActivityStatus.Failed, "expired", error);
            return;
        }

        Fail(error);
    }

    private void HoldForMissing(string reason) => Hold(reason, canIgnore: false);

    private void Hold(string reason, bool canIgnore)
    {
        State = State with { Remediation = new Remediation { Reason = reason, Since = Now, CanIgnore = canIgnore } };
        Become(ActivityStatus.OnHold, "activity.onHold", reason: reason);
    }
}
