using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The phases of a release: their starts, changes and ends, and what they read of each other.</summary>
internal sealed partial class ReleaseTurn
{
    private ContextSlice Context => new()
    {
        Release = ReleaseFreezes.Facts(_start, Definition),
        GlobalInputs = GlobalInputs,
        Variables = State.Variables,
        Facts = State.Facts,
    };

    private static ImmutableSortedDictionary<string, DataValue> Defaults(ImmutableSortedDictionary<string, InputDefinition> inputs) =>
        inputs.Where(i => i.Value.Default is not null).ToImmutableSortedDictionary(i => i.Key, i => i.Value.Default!);

    private void Begin()
    {
        var inputs = GlobalInputs;
        RecordStart(inputs);
        var missing = Definition.Inputs.FirstOrDefault(i => i.Value.Required && !inputs.ContainsKey(i.Key)).Key;
        var (variables, failure) = ValueEvaluation.Variables(Definition.Variables, Context);
        State = State with { Variables = variables };
        failure = missing is null ? InputFault ?? failure : $"input '{missing}' is required and was not given";
        if (failure is not null)
        {
            Finish(ReleaseStatus.Failed, NodeEnding.Failed, failure, "system");
            return;
        }

        foreach (var phase in Definition.Phases)
        {
            TryStart(phase.Id);
        }
    }

    private void TryStart(string id)
    {
        var phase = _graph.Find(id)!;
        if (State.Aborting || HasEnded || State.Children[id].Phase != ChildPhase.Waiting)
        {
            return;
        }

        var dependencies = phase.DependsOn.Select(d => State.Children[d]).ToArray();
        if (dependencies.Any(d => d.Phase != ChildPhase.Ended))
        {
            return;
        }

        switch (DependencyRule.Decide(phase.RunOn, [.. dependencies.Select(d => d.Fact!.Ending)]))
        {
            case DependencyDecision.Run:
                StartChild(phase);
                break;
            case DependencyDecision.SkipByCondition:
                EndUnstartedChild(id, NodeEnding.SkippedByCondition, "nothing before it failed", "system");
                break;
            default:
                EndUnstartedChild(id, NodeEnding.SkippedUpstream, phase.RunOn == RunOn.Success ? "something before it failed" : "what is before it was skipped", "system");
                break;
        }
    }

    private void StartChild(PhaseDefinition phase)
    {
        SetChild(phase.Id, new ChildState { Phase = ChildPhase.Started, Rollup = Rollup.Pending });
        var given = _start.Inputs.Phases.GetValueOrDefault(phase.Id) is { } values ? values.Entries : ImmutableSortedDictionary<string, DataValue>.Empty;
        var prefix = phase.Id + ".";
        var watched = _graph.Watches(phase.Id).Concat(phase.DependsOn).Where(State.Facts.ContainsKey).Distinct(StringComparer.Ordinal);
        var facts = watched.ToImmutableSortedDictionary(p => p, p => State.Facts[p]);
        var context = (Context with { PhaseInputs = given.Over(Defaults(phase.Inputs)) }).For(_graph.Reads(phase.Id));
        Log.Add(new StartChild
        {
            Start = new StartPhase
            {
                Self = Self.Node(phase.Id),
                RulesVersion = _start.RulesVersion,
                Phase = phase,
                Context = context with { Facts = facts },
                ActivityInputs = _start.Inputs.Activities
                    .Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .ToImmutableSortedDictionary(a => a.Key[prefix.Length..], a => a.Value),
                SkippedAhead = State.SkippedAhead
                    .Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .ToImmutableSortedDictionary(s => s.Key[prefix.Length..], s => s.Value),
                Publishes = _graph.Published(phase.Id),
                Carried = CarriedInto(phase),
                ProcessOwners = Definition.Owners,
                HeldLocks = _start.HeldLocks,
                RootReleaseId = _start.RootReleaseId,
                Depth = _start.Depth,
                Environment = _start.Environment,
                IsRollback = _start.IsRollback || phase.RunOn == RunOn.Failure,
                Paused = State.Paused,
            },
        });
    }

    private void ChangeChild(ChildChanged changed)
    {
        var id = LocalId(changed.Child);
        if (State.Children.TryGetValue(id, out var child) && child.Phase == ChildPhase.Started)
        {
            SetChild(id, child with { Rollup = changed.Rollup });
            Learn(changed.Facts);
        }
    }

    private void EndStartedChild(ChildEnded ended)
    {
        var id = LocalId(ended.Child);
        if (!State.Children.TryGetValue(id, out var child) || child.Phase != ChildPhase.Started)
        {
            return;
        }

        SetChild(id, new ChildState { Phase = ChildPhase.Ended, Fact = ended.End.Fact });
        State = State with { AnyIgnored = State.AnyIgnored || ended.End.AnyIgnored };
        CountEnd(id, ended.End.Fact, ended.End.Facts);
    }

    private void EndUnstartedChild(string id, NodeEnding ending, string reason, string actor)
    {
        if (State.Children[id].Phase != ChildPhase.Waiting)
        {
            return;
        }

        var status = ending == NodeEnding.Aborted ? nameof(PhaseStatus.Aborted) : nameof(PhaseStatus.Skipped);
        var fact = new NodeFact { Ending = ending, Status = status };
        SetChild(id, new ChildState { Phase = ChildPhase.Ended, Fact = fact });
        State = State with { AnyIgnored = State.AnyIgnored || ending == NodeEnding.Ignored };
        Record("phase.ended", nameof(PhaseStatus.Pending), status, actor, reason, path: id);
        var view = UnstartedNodes.View(Self.Node(id), _graph.Find(id)!, fact, reason, Now);
        Log.Add(new Project { Kind = ProjectionKind.Node, Address = Self.Node(id), Sequence = Log.Turn, Node = view });
        var inner = _graph.Published(id).ToImmutableSortedDictionary(p => p, _ => UnstartedNodes.Activity(UnstartedNodes.OfChild(ending)));
        CountEnd(id, fact, inner);
    }

    private void CountEnd(string id, NodeFact fact, ImmutableSortedDictionary<string, NodeFact> inner)
    {
        State = State with
        {
            Unended = State.Unended - 1,
            Failed = State.Failed + (fact.Ending == NodeEnding.Failed ? 1 : 0),
        };
        Learn(inner.SetItem(id, fact));
        foreach (var dependent in _graph.Dependents(id))
        {
            TryStart(dependent);
        }
    }

    /// <summary>Keeps what ended and tells the phases that read it; what was known is not told again.</summary>
    private void Learn(ImmutableSortedDictionary<string, NodeFact> facts)
    {
        var told = new SortedDictionary<string, ImmutableSortedDictionary<string, NodeFact>>(StringComparer.Ordinal);
        foreach (var (path, fact) in facts.Where(f => !State.Facts.ContainsKey(f.Key)))
        {
            State = State with { Facts = State.Facts.SetItem(path, fact) };
            foreach (var watcher in _graph.Watchers(path).Where(w => State.Children[w].Phase == ChildPhase.Started))
            {
                told[watcher] = told.GetValueOrDefault(watcher, ImmutableSortedDictionary<string, NodeFact>.Empty).SetItem(path, fact);
            }
        }

        foreach (var (phase, news) in told)
        {
            Log.Send(Self.Node(phase), new FactsPublished { Facts = news });
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

    private static string LocalId(string path) => path[(path.LastIndexOf('/') + 1)..];
}
