using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The activities and gates of a phase: their starts, changes and ends.</summary>
internal sealed partial class PhaseTurn
{
    private void TryStart(string id)
    {
        if (State.Step != StartStep.Started || State.Aborting || State.Children[id].Phase != ChildPhase.Waiting)
        {
            return;
        }

        var endings = new List<NodeEnding>();
        foreach (var dependency in _graph.Dependencies(id))
        {
            if (!State.Facts.TryGetValue(dependency, out var fact))
            {
                return;
            }

            endings.Add(fact.Ending);
        }

        var runOn = _graph.Find(id)!.RunOn;
        switch (DependencyRule.Decide(runOn, endings))
        {
            case DependencyDecision.Run:
                StartChild(id);
                break;
            case DependencyDecision.SkipByCondition:
                EndUnstartedChild(id, NodeEnding.SkippedByCondition, "nothing before it failed", "system");
                break;
            default:
                EndUnstartedChild(id, NodeEnding.SkippedUpstream, runOn == RunOn.Success ? "something before it failed" : "what is before it was skipped", "system");
                break;
        }
    }

    private void StartDependents(string path)
    {
        foreach (var dependent in _graph.Dependents(path))
        {
            TryStart(dependent);
        }
    }

    private void StartChild(string id)
    {
        var activity = _graph.Find(id)!;
        var given = _start.ActivityInputs.GetValueOrDefault(id) is { } values ? values.Entries : ImmutableSortedDictionary<string, Values.DataValue>.Empty;
        SetChild(id, new ChildState { Phase = ChildPhase.Started, Rollup = Rollup.Pending });
        Log.Add(new StartChild
        {
            Start = new StartActivity
            {
                Self = Self.Node(_graph.Path(id)),
                RulesVersion = _start.RulesVersion,
                Activity = activity,
                Context = (Context with { ActivityInputs = given }).For(_graph.Reads(id)),
                PhaseName = Definition.Name,
                DefaultApprovers = DefaultApprovers(activity),
                HeldLocks = _start.HeldLocks,
                RootReleaseId = _start.RootReleaseId,
                Depth = _start.Depth,
                Environment = activity.Environment ?? PhaseEnvironment().Text ?? _start.Environment,
                IsRollback = _start.IsRollback || activity.RunOn == RunOn.Failure,
                Services = activity.Services.IsEmpty ? Definition.Services : activity.Services,
                Paused = State.Paused,
            },
        });
    }

    private ImmutableArray<string> DefaultApprovers(ActivityDefinition activity)
    {
        if (!activity.Owners.IsEmpty)
        {
            return activity.Owners;
        }

        return Definition.Owners.IsEmpty ? _start.ProcessOwners : Definition.Owners;
    }

    private void ChangeChild(ChildChanged changed)
    {
        var id = Id(changed.Child);
        if (State.Children.TryGetValue(id, out var child) && child.Phase == ChildPhase.Started)
        {
            SetChild(id, child with { Rollup = changed.Rollup });
        }
    }

    private void EndStartedChild(ChildEnded ended)
    {
        var id = Id(ended.Child);
        if (!State.Children.TryGetValue(id, out var child) || child.Phase != ChildPhase.Started)
        {
            return;
        }

        SetChild(id, new ChildState { Phase = ChildPhase.Ended, Fact = ended.End.Fact });
        State = State with { AnyIgnored = State.AnyIgnored || ended.End.AnyIgnored };
        Note(id, ended.End.Fact);
        if (GateIds.IsGate(id))
        {
            EndGate(ended.End);
        }
        else
        {
            CountEnd(ended.End.Fact.Ending);
            StartDependents(_graph.Path(id));
        }
    }

    /// <summary>Ends an activity that never had a machine; the phase shows and records it in its place.</summary>
    private void EndUnstartedChild(string id, NodeEnding ending, string reason, string actor)
    {
        if (State.Children[id].Phase != ChildPhase.Waiting)
        {
            return;
        }

        var fact = UnstartedNodes.Activity(ending);
        SetChild(id, new ChildState { Phase = ChildPhase.Ended, Fact = fact });
        State = State with { AnyIgnored = State.AnyIgnored || ending == NodeEnding.Ignored };
        Note(id, fact);
        CountEnd(ending);
        Record("activity.ended", nameof(ActivityStatus.Pending), fact.Status, actor, reason, path: _graph.Path(id));
        var view = UnstartedNodes.View(Self.Node(_graph.Path(id)), _graph.Find(id)!, fact, reason, Now);
        Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self.Node(_graph.Path(id)), Sequence = Log.Turn, Node = view });
        StartDependents(_graph.Path(id));
    }

    private void EndGate(NodeEnd end)
    {
        if (State.Aborting)
        {
            return;
        }

        switch (end.Fact.Ending)
        {
            case NodeEnding.Failed:
                AbandonGates("system", "another gate was not passed");
                State = State with { Outcome = end.Fact.Outcome };
                Finish(NodeEnding.Failed, PhaseStatus.Failed, end.Reason, "system");
                break;
            case NodeEnding.SkippedByCondition when State.Step != StartStep.Started && end.Fact.Outcome.Length > 0:
                AbandonGates("system", "another gate was not passed");
                State = State with { Outcome = end.Fact.Outcome };
                Finish(NodeEnding.SkippedByCondition, PhaseStatus.Skipped, end.Reason, "system");
                break;
            default:
                Advance();
                break;
        }
    }

    private void AbandonGates(string actor, string reason)
    {
        foreach (var gate in State.Started.Where(GateIds.IsGate))
        {
            Log.Send(Self.Node(_graph.Path(gate)), new AbortRequested { Actor = actor, Reason = reason });
        }
    }

    private void SetChild(string id, ChildState child)
    {
        var before = State.Children[id];
        State = State with
        {
            Children = State.Children.SetItem(id, child),
            Started = child.Phase == ChildPhase.Started ? State.Started.Add(id) : State.Started.Remove(id),
            Active = State.Active + Counts(child, Rollup.Active) - Counts(before, Rollup.Active),
            OnHold = State.OnHold + Counts(child, Rollup.OnHold) - Counts(before, Rollup.OnHold),
        };
    }

    private static int Counts(ChildState child, Rollup rollup) => child.Phase == ChildPhase.Started && child.Rollup == rollup ? 1 : 0;

    private void CountEnd(NodeEnding ending) => State = State with
    {
        Unended = State.Unended - 1,
        Failed = State.Failed + (ending == NodeEnding.Failed ? 1 : 0),
        SkippedUpstream = State.SkippedUpstream + (ending == NodeEnding.SkippedUpstream ? 1 : 0),
        Ran = State.Ran + (ending is NodeEnding.Succeeded or NodeEnding.Ignored or NodeEnding.Failed ? 1 : 0),
    };

    private void Note(string id, NodeFact fact)
    {
        var path = _graph.Path(id);
        State = State with
        {
            Facts = State.Facts.SetItem(path, fact),
            NewFacts = _graph.Publishes.Contains(path) ? State.NewFacts.Add(path) : State.NewFacts,
        };
    }

    private static string Id(string childPath)
    {
        var local = childPath[(childPath.LastIndexOf('/') + 1)..];
        return local[(local.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }
}
