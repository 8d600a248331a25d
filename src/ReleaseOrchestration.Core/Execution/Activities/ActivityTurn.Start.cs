using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The way of an activity to its start: condition, pause, lock.</summary>
internal sealed partial class ActivityTurn
{
    /// <summary>Goes on towards the start; the order of the checks is rule 1 of the execution rules.</summary>
    private void Advance()
    {
        if (State.Step == StartStep.Condition && !CheckCondition())
        {
            return;
        }

        if (State.Paused)
        {
            WaitAt(StartStep.Pause, ActivityStatus.Pending);
            return;
        }

        if ((Definition.Type != ActivityType.Automated || !AskFreezes()) && !AskForLockFirst())
        {
            Start();
        }
    }

    private bool AskForLockFirst()
    {
        if (State.LockHeld || !NeedsLock)
        {
            return false;
        }

        AskForLock();
        return true;
    }

    private void Start()
    {
        State = State with { Step = StartStep.Started };
        StartAttempt("system", string.Empty);
    }

    private string LockName => State.Lock.Length > 0 ? State.Lock : Definition.Lock ?? string.Empty;

    private bool NeedsLock => LockName.Length > 0 && !_start.HeldLocks.Contains(LockName);

    private bool CheckCondition()
    {
        if (!string.IsNullOrEmpty(Definition.If))
        {
            var evaluation = ExpressionCondition.EvaluateBoolean(Definition.If, new SliceScope(Context));
            if (!evaluation.Succeeded)
            {
                HoldForMissing($"condition: {evaluation.Failure!.Message}");
                return false;
            }

            if (!evaluation.Value!.Boolean)
            {
                Finish(NodeEnding.SkippedByCondition, ActivityStatus.Skipped, string.Empty, $"condition is false: {Definition.If}");
                return false;
            }
        }

        var (name, failure) = ValueEvaluation.Text(Definition.Lock ?? string.Empty, Context, "lock");
        if (failure is not null)
        {
            HoldForMissing(failure);
            return false;
        }

        State = State with { Step = StartStep.Pause, Lock = name! };
        return true;
    }

    private void WaitAt(StartStep step, ActivityStatus status)
    {
        if (State.Step != step || State.Status != status)
        {
            State = State with { Step = step, Since = Now };
            Become(status, "activity.waiting");
        }
    }

    private void AskForLock()
    {
        if (!State.LockAsked)
        {
            State = State with { LockAsked = true, LockNumber = _start.RulesVersion >= RulesVersion.NumberedLocks ? State.LockNumber + 1 : 0 };
            TellLock(new LockRequested { Requester = Self, Number = State.LockNumber });
        }

        WaitAt(StartStep.Lock, ActivityStatus.Queued);
    }

    // A grant that nobody waits for any more answers a request that came late or twice: it goes back.
    private void TakeLock(LockGranted granted)
    {
        if (!State.LockAsked || granted.Number != State.LockNumber)
        {
            if (!State.LockHeld || granted.Number != State.LockNumber)
            {
                TellLock(new LockReleased { Requester = Self, Number = granted.Number });
            }

            return;
        }

        State = State with { LockAsked = false, LockHeld = true };
        if (State.Paused)
        {
            // A lock is not held while waiting for the end of a pause; it is asked for again then.
            ReturnLock();
        }

        Advance();
    }

    private void TellLock(Message message)
    {
        if (State.LockNumber > 0)
        {
            Log.Post(MachineAddress.Lock(LockName), message);
        }
        else
        {
            Log.Send(MachineAddress.Lock(LockName), message);
        }
    }

    private void ReturnLock()
    {
        if (State.LockHeld || State.LockAsked)
        {
            TellLock(new LockReleased { Requester = Self, Number = State.LockNumber });
            State = State with { LockHeld = false, LockAsked = false };
        }
    }

    private void ChangePause(bool paused)
    {
        State = State with { Paused = paused };
        foreach (var child in RunningProcesses.Select(p => Self with { Path = p.Path }).Append(State.Child).OfType<MachineAddress>())
        {
            Log.Send(child, new PauseChanged { Paused = paused });
        }

        if (paused || State.Remediation is not null || RunsRemedy)
        {
            return;
        }

        if (State.Step != StartStep.Started)
        {
            Advance();
        }
        else if (State.RetryDue)
        {
            StartDueAttempt();
        }
    }
}
