using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Soaks and subprocesses.</summary>
internal sealed partial class ActivityTurn
{
    private void StartWait(string actor, string reason)
    {
        if (ResolveWait(out var until) is { } failure)
        {
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
            return;
        }

        State = State with { WaitUntil = until };
        Become(ActivityStatus.Running, "activity.started", actor, reason);
        if (until <= Now)
        {
            Succeed(string.Empty);
        }
        else
        {
            SetTimer(TimerNames.Wait, until);
        }
    }

    private string? ResolveWait(out DateTimeOffset until)
    {
        until = Now;
        var isDuration = Definition.Duration is not null;
        var (text, failure) = ValueEvaluation.Text(Definition.Duration ?? Definition.Until ?? string.Empty, Context, isDuration ? "duration" : "until");
        if (failure is not null)
        {
            return failure;
        }

        if (!isDuration)
        {
            return Moments.TryResolve(text!, Context.Release.StartedAt, out until) ? null : $"until: '{text}' is neither an instant with an offset nor a duration";
        }

        var isValid = Durations.TryParse(text!, out var duration);
        until = Now + duration;
        return isValid ? null : $"duration: '{text}' is no duration; write 30m, 2h or 1d 12h";
    }

    private void EndWaitEarly(EndWait signal)
    {
        if (Definition.Type != ActivityType.Wait || !AttemptIsOpen)
        {
            Answer(signal, Refusals.NoWait(Self.LocalPath));
            return;
        }

        Answer(signal, Refusals.Accepted($"'{Self.LocalPath}' is over."));
        Succeed("endedEarly", signal.Actor, signal.Reason);
    }

    private void StartSubprocess(string actor, string reason)
    {
        var address = Self.Subprocess(State.Attempts.Length);
        State = State with { Child = address };
        Become(ActivityStatus.Running, "activity.started", actor, reason, Details(("child", DataValue.Of(address.ToString())), ("inputs", DataValue.Of(Attempt!.Inputs))));
        var computed = ComputedTexts(Definition.Inputs.RemoveRange(State.ChangedInputs.Keys).RemoveRange(_start.Context.ActivityInputs.Keys), Context.ActivityInputs);
        Log.Add(new StartChild { Start = ChildStart(address, Definition.Process!, Context.ActivityInputs) with { Computed = computed } });
    }

    private StartRelease ChildStart(MachineAddress address, ProcessReference process, ImmutableSortedDictionary<string, DataValue> inputs) => new()
    {
        Self = address,
        RulesVersion = _start.RulesVersion,
        DefinitionHash = process.DefinitionHash ?? string.Empty,
        Facts = ChildFacts(address),
        Inputs = new InputValues { Global = inputs },
        Parent = Self,
        RootReleaseId = _start.RootReleaseId,
        Depth = _start.Depth + 1,
        HeldLocks = State.LockHeld ? _start.HeldLocks.Add(LockName) : _start.HeldLocks,
        Environment = ActivityEnvironment().Text,
        IsRollback = _start.IsRollback,
        Paused = State.Paused,
    };

    private ReleaseFacts ChildFacts(MachineAddress address) => _start.Context.Release with
    {
        Id = address.ToString(),
        Name = $"{_start.Context.Release.Name} / {Definition.Name}",
        StartedAt = Now,
    };

    private void HandleChildChanged(ChildChanged changed)
    {
        if (State.Child is null || changed.Child != State.Child.ReleasePath || !(AttemptIsOpen || RunsRemedy) || State.Aborting)
        {
            return;
        }

        var status = changed.Rollup == Rollup.OnHold ? ActivityStatus.OnHold : ActivityStatus.Running;
        if (status != State.Status)
        {
            Become(status, "activity.statusChanged");
        }
    }

    private void HandleChildEnded(ChildEnded ended)
    {
        if (State.Child is null || ended.Child != State.Child.ReleasePath)
        {
            return;
        }

        State = State with { Child = null };
        var fact = ended.End.Fact;
        if (State.Aborting)
        {
            CloseAttempt("Cancelled", State.Reason);
            Finish(NodeEnding.Aborted, ActivityStatus.Aborted, string.Empty, State.Reason);
        }
        else if (fact.Ending is NodeEnding.Succeeded or NodeEnding.Ignored)
        {
            State = State with { Context = Context with { SubprocessOutputs = DataValue.Of(fact.Outputs) } };
            Succeed(string.Empty, anyIgnored: ended.End.AnyIgnored);
        }
        else
        {
            Fail($"the subprocess ended {fact.Status}{(ended.End.Reason.Length > 0 ? ": " + ended.End.Reason : string.Empty)}");
        }
    }
}
