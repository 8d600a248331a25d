using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Freezes: every start of a pipeline asks for them at that instant, and waits while one holds it.</summary>
internal sealed partial class ActivityTurn
{
    private static readonly (string, DataValue) Allows = ("window", DataValue.Of("allow"));

    // What started before freezes were known goes on without them, so that its history stays what it is.
    private bool MindsFreezes => _start.RulesVersion >= RulesVersion.Freezes;

    private bool IsFrozen => !State.Freezes.IsEmpty;

    // Between a question and its answer there is nothing to see; what changed meanwhile is shown with the answer.
    private static bool IsAskingFreezes(ActivityState state) => state is { FreezeAsked: true, Freezes.IsEmpty: true };

    /// <summary>Whether a freeze has to be asked before it goes on; when not, it may.</summary>
    private bool AskFreezes()
    {
        if (!MindsFreezes)
        {
            return false;
        }

        var (environment, failure) = ActivityEnvironment();
        if (failure is not null)
        {
            HoldForMissing(failure);
            return true;
        }

        State = State with { FreezeNumber = State.FreezeNumber + 1, FreezeAsked = true };
        var release = _start.Context.Release;
        var subject = new FreezeSubject
        {
            ReleaseId = _start.RootReleaseId,
            Environment = environment!,
            Processes = release.Processes,
            Group = release.Group,
            Tags = release.Tags,
            IsRollback = _start.IsRollback,
        };
        Log.Post(MachineAddress.Freezes, new FreezeAsked { Requester = Self, Number = State.FreezeNumber, Subject = subject });
        return true;
    }

    private (string? Text, string? Failure) ActivityEnvironment() =>
        Definition.Environment is { } own ? ValueEvaluation.Text(own, Context, "environment") : (_start.Environment ?? string.Empty, null);

    private void HandleFreeze(FreezeAnswered answer)
    {
        if (answer.Number != State.FreezeNumber || answer.Sequence <= State.FreezeSequence || !(State.FreezeAsked || IsFrozen))
        {
            return;
        }

        CancelTimer(TimerNames.Freeze);
        var before = State.Freezes;
        State = State with { FreezeAsked = false, FreezeSequence = answer.Sequence, Freezes = answer.Blocking };
        if (!answer.Blocking.IsEmpty)
        {
            WaitForFreezes(before.SequenceEqual(answer.Blocking), isFirst: before.IsEmpty);
            return;
        }

        NoteFreezes("freeze.lifted", before);
        GoOnUnfrozen(answer);
    }

    private void WaitForFreezes(bool isKnown, bool isFirst)
    {
        ReturnLockBeforeStart();
        if (!isKnown)
        {
            NoteFreezes("freeze.holds", State.Freezes);
        }

        State = isFirst ? State with { Since = Now } : State;
        if (State.Step != StartStep.Started)
        {
            State = State with { Step = StartStep.Freeze };
        }

        if (Definition.Type == ActivityType.Automated && State.Status != ActivityStatus.Pending)
        {
            Become(ActivityStatus.Pending, "activity.waiting");
        }

        if (State.Freezes.Min(f => f.Until ?? f.AskAgainAt) is { } due)
        {
            SetTimer(TimerNames.Freeze, due);
        }
    }

    // A lock is not held while waiting; one that was held before the attempt stays held.
    private void ReturnLockBeforeStart()
    {
        if (State.Step != StartStep.Started)
        {
            ReturnLock();
        }
    }

    private void GoOnUnfrozen(FreezeAnswered answer)
    {
        if (State.Step != StartStep.Started)
        {
            if (State.Paused)
            {
                ReturnLock();
                WaitAt(StartStep.Pause, ActivityStatus.Pending);
            }
            else if (!AskForLockFirst())
            {
                NoteStartInFreezes(answer);
                Start();
            }
        }
        else if (Definition.Type == ActivityType.Check)
        {
            NoteStartInFreezes(answer);
            RunCheckRound();
        }
        else if (State.Paused)
        {
            State = State with { RetryDue = true, Since = Now };
        }
        else
        {
            NoteStartInFreezes(answer);
            StartAttempt(State.NextBy, State.NextReason);
        }
    }

    private void NoteStartInFreezes(FreezeAnswered answer)
    {
        NoteFreezes("freeze.warned", answer.Warnings);
        NoteFreezes("freeze.passed", answer.Broken);
    }

    private void NoteFreezes(string name, ImmutableArray<FreezeNotice> freezes)
    {
        foreach (var freeze in freezes)
        {
            var until = freeze.Until is { } end ? DataValue.Of(end.ToString("O")) : DataValue.Null;
            (string, DataValue)[] details = [("freeze", DataValue.Of(freeze.Freeze)), ("until", until), .. freeze.Window == FreezeWindow.Allow ? [Allows] : Array.Empty<(string, DataValue)>()];
            Record(name, reason: freeze.Name, details: Details(details));
        }
    }

    /// <summary>An attempt after the first: it asks like the first.</summary>
    private void StartNextAttempt(string actor, string reason)
    {
        State = State with { NextBy = actor, NextReason = reason, RetryAt = null, RetryDue = false };
        if (Definition.Type != ActivityType.Automated || !AskFreezes())
        {
            StartAttempt(actor, reason);
        }
    }

    private void AskFreezesAgain()
    {
        if (IsFrozen)
        {
            AskFreezes();
        }
    }

    private void WithdrawFromFreezes()
    {
        if (IsFrozen || State.FreezeAsked)
        {
            Log.Post(MachineAddress.Freezes, new FreezeWithdrawn { Requester = Self, Number = State.FreezeNumber });
            State = State with { Freezes = [], FreezeAsked = false };
        }
    }
}
