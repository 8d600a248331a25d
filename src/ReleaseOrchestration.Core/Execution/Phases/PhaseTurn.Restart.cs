namespace ReleaseOrchestration.Core.Execution;

/// <summary>Restart: a phase of which some activities run again begins with the others as ended.</summary>
internal sealed partial class PhaseTurn
{
    private static PhaseState WithCarried(PhaseState state, StartPhase start, PhaseGraph graph)
    {
        foreach (var (id, end) in start.Carried)
        {
            state = state with
            {
                Children = state.Children.SetItem(id, new ChildState { Phase = ChildPhase.Ended, Fact = end.Fact }),
                Facts = state.Facts.SetItem(graph.Path(id), end.Fact),
                AnyIgnored = state.AnyIgnored || end.AnyIgnored,
                Unended = state.Unended - 1,
                Ran = state.Ran + (end.Fact.Ending is NodeEnding.Succeeded or NodeEnding.Ignored ? 1 : 0),
            };
        }

        return state;
    }
}
