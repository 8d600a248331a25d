using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Rule 2 of the execution rules: a node decides when all its direct dependencies have ended.</summary>
internal static class DependencyRule
{
    public static bool Satisfies(NodeEnding ending) => ending is NodeEnding.Succeeded or NodeEnding.Ignored or NodeEnding.SkippedByCondition;

    public static DependencyDecision Decide(RunOn runOn, IReadOnlyCollection<NodeEnding> endings)
    {
        var satisfied = endings.All(Satisfies);
        return runOn switch
        {
            RunOn.Always => DependencyDecision.Run,
            RunOn.Failure when endings.Contains(NodeEnding.Failed) => DependencyDecision.Run,
            RunOn.Failure => satisfied ? DependencyDecision.SkipByCondition : DependencyDecision.SkipUpstream,
            _ => satisfied ? DependencyDecision.Run : DependencyDecision.SkipUpstream,
        };
    }
}
