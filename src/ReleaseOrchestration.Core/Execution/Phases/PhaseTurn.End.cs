using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The end of a phase, its status, and what its parent is told.</summary>
internal sealed partial class PhaseTurn
{
    /// <summary>Brings the status in line with the children, and ends the phase when nothing of it is left.</summary>
    private void Settle()
    {
        if (HasEnded)
        {
            return;
        }

        if (State.Aborting)
        {
            if (State.Started.IsEmpty)
            {
                Finish(NodeEnding.Aborted, PhaseStatus.Aborted, State.Reason, State.AbortedBy);
            }

            return;
        }

        if (State.Step == StartStep.Started && State.Unended == 0 && State.Remediation is null)
        {
            Complete();
        }

        if (!HasEnded)
        {
            Become(CurrentStatus(), "phase.statusChanged");
        }
    }

    private PhaseStatus CurrentStatus()
    {
        if (State.Remediation is not null || (State.OnHold > 0 && State.Active == 0))
        {
            return PhaseStatus.OnHold;
        }

        return State.Step == StartStep.Started ? PhaseStatus.InProgress : PhaseStatus.Pending;
    }

    private void Complete()
    {
        if (State.Failed > 0 || (State.SkippedUpstream > 0 && State.Ran > 0))
        {
            Finish(NodeEnding.Failed, PhaseStatus.Failed, "an activity failed", "system");
        }
        else if (State.SkippedUpstream > 0)
        {
            Finish(NodeEnding.SkippedUpstream, PhaseStatus.Skipped, "something before its activities failed", "system");
        }
        else if (ExitGatesArePassed())
        {
            CompleteWithOutputs();
        }
    }

    private bool ExitGatesArePassed()
    {
        if (!State.Ending)
        {
            State = State with { Ending = true };
            foreach (var gate in _graph.ExitGates)
            {
                StartChild(gate);
            }
        }

        return _graph.ExitGates.All(g => State.Children[g].Phase == ChildPhase.Ended);
    }

    private void CompleteWithOutputs()
    {
        var (outputs, failure) = ValueEvaluation.Evaluate(Definition.Outputs, Context, "output");
        if (failure is not null)
        {
            Hold(failure);
            return;
        }

        State = State with { Outputs = outputs };
        Finish(NodeEnding.Succeeded, PhaseStatus.Completed, string.Empty, "system");
    }

    private void Become(PhaseStatus status, string name, string actor = "system", string reason = "", DataValue? details = null)
    {
        if (status == State.Status)
        {
            return;
        }

        Record(name, State.Status.ToString(), status.ToString(), actor, reason, details: details);
        State = State with { Status = status };
    }

    private void Finish(NodeEnding ending, PhaseStatus status, string reason, string actor)
    {
        CancelTimers();
        if (ending == NodeEnding.Failed)
        {
            State = State with { Outputs = ValueEvaluation.Available(Definition.Outputs, Context) };
        }

        State = State with { EndedAt = Now, Reason = reason, Remediation = null, Until = null };
        Become(status, "phase.ended", actor, reason, State.Outputs.IsEmpty ? null : Details(("outputs", DataValue.Of(State.Outputs))));
        var fact = new NodeFact { Ending = ending, Status = status.ToString(), Outcome = State.Outcome, Outputs = State.Outputs };
        var any = State.AnyIgnored || ending == NodeEnding.Ignored;
        State = State with { End = new NodeEnd { Fact = fact, Reason = reason, AnyIgnored = any, Facts = PublishedFacts(ending) } };
        Log.Add(new End { Result = State.End });
    }

    /// <summary>Everything that others read of the phase, so that its end is enough even where an earlier message is late.</summary>
    private ImmutableSortedDictionary<string, NodeFact> PublishedFacts(NodeEnding ending)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, NodeFact>();
        foreach (var path in _graph.Publishes)
        {
            facts[path] = State.Facts.GetValueOrDefault(path) ?? UnstartedNodes.Activity(UnstartedNodes.OfChild(ending));
        }

        return facts.ToImmutable();
    }

    private void Publish()
    {
        if (ReferenceEquals(State, _before) && !_isNew)
        {
            return;
        }

        if (!HasEnded)
        {
            TellParent();
        }

        var node = PhaseViews.Node(_start, State);
        if (_isNew || ViewChange.Differs(PhaseViews.Node(_start, _before), node))
        {
            Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self, Sequence = Log.Turn, Node = node });
        }
    }

    private void TellParent()
    {
        var rollup = CurrentRollup();
        if (rollup == State.Reported && State.NewFacts.IsEmpty)
        {
            return;
        }

        var facts = State.NewFacts.ToImmutableSortedDictionary(p => p, p => State.Facts[p]);
        State = State with { Reported = rollup, NewFacts = [] };
        Log.Send(Self.Release, new ChildChanged { Child = Self.LocalPath, Rollup = rollup, Facts = facts });
    }

    private Rollup CurrentRollup()
    {
        if (State.Active > 0)
        {
            return Rollup.Active;
        }

        return State.OnHold > 0 || State.Remediation is not null ? Rollup.OnHold : Rollup.Pending;
    }
}
