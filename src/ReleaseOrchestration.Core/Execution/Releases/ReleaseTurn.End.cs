using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of a release, its end, and what others are told.</summary>
internal sealed partial class ReleaseTurn
{
    private void Settle()
    {
        if (HasEnded)
        {
            return;
        }

        if (State.Unended == 0)
        {
            Complete();
            return;
        }

        var status = CurrentStatus();
        if (status != State.Status)
        {
            Record("release.statusChanged", State.Status.ToString(), status.ToString());
            State = State with { Status = status, Since = Now };
        }
    }

    private ReleaseStatus CurrentStatus()
    {
        if (State.Paused && !State.Aborting)
        {
            return ReleaseStatus.Paused;
        }

        return State.OnHold > 0 && State.Active == 0 ? ReleaseStatus.OnHold : ReleaseStatus.Running;
    }

    /// <summary>Rule 7 of the execution rules.</summary>
    private void Complete()
    {
        if (State.Aborting)
        {
            Finish(ReleaseStatus.Aborted, NodeEnding.Aborted, State.Reason, State.AbortedBy);
        }
        else if (State.Failed > 0)
        {
            Finish(ReleaseStatus.Failed, NodeEnding.Failed, "a phase failed", "system");
        }
        else if (State.AnyIgnored)
        {
            Finish(ReleaseStatus.PartiallySucceeded, NodeEnding.Succeeded, "something was ignored", "system");
        }
        else
        {
            Finish(ReleaseStatus.Succeeded, NodeEnding.Succeeded, string.Empty, "system");
        }
    }

    private void Finish(ReleaseStatus status, NodeEnding ending, string reason, string actor)
    {
        CancelTimers();
        var outputs = ValueEvaluation.Available(Definition.Outputs, Context);
        foreach (var name in Definition.Outputs.Keys.Where(n => !outputs.ContainsKey(n)))
        {
            Record("release.outputMissing", reason: name);
        }

        Record("release.ended", State.Status.ToString(), status.ToString(), actor, reason, details: outputs.IsEmpty ? null : Details(("outputs", DataValue.Of(outputs))));
        var fact = new NodeFact { Ending = ending, Status = status.ToString(), Outputs = outputs };
        State = State with
        {
            Status = status,
            Reason = reason,
            EndedAt = Now,
            Outputs = outputs,
            End = new NodeEnd { Fact = fact, Reason = reason, AnyIgnored = State.AnyIgnored },
        };
        Log.Add(new End { Result = State.End });
        if (State.PendingRestart is { } restart)
        {
            StartNextRun(restart);
        }
    }

    private void Publish()
    {
        if (ReferenceEquals(State, _before) && !_isNew)
        {
            return;
        }

        TellParent();
        var node = ReleaseViews.Node(_start, Definition, State, GlobalInputs);
        if (_isNew || ViewChange.Differs(ReleaseViews.Node(_start, Definition, _before, GlobalInputs), node))
        {
            Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self, Sequence = Log.Turn, Node = node });
        }

        if (_isNew || State.Status != _before.Status)
        {
            Log.Add(new Project { Kind = ProjectionKind.Release, Address = Self, Sequence = Log.Turn, Release = ReleaseViews.Summary(_start, State) });
        }
    }

    private void TellParent()
    {
        var rollup = CurrentRollup();
        if (_start.Parent is not { } parent || HasEnded || rollup == State.Reported)
        {
            return;
        }

        State = State with { Reported = rollup };
        Log.Send(parent, new ChildChanged { Child = Self.Path, Rollup = rollup });
    }

    private Rollup CurrentRollup()
    {
        if (State.Active > 0)
        {
            return Rollup.Active;
        }

        return State.OnHold > 0 ? Rollup.OnHold : Rollup.Pending;
    }
}
