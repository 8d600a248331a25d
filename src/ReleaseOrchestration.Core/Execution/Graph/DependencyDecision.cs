namespace ReleaseOrchestration.Core.Execution;

/// <summary>What the ends of its dependencies mean for a node.</summary>
internal enum DependencyDecision
{
    Run,
    SkipByCondition,
    SkipUpstream,
}
