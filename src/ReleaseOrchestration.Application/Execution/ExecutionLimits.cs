namespace ReleaseOrchestration.Application.Execution;

/// <summary>What a shell can carry.</summary>
/// <param name="LargestDefinition">The most bytes that the pinned form of a process, without its subprocesses, may have.</param>
public sealed record ExecutionLimits(int LargestDefinition);
