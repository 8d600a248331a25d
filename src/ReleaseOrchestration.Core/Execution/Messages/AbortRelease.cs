namespace ReleaseOrchestration.Core.Execution;

/// <summary>Everything that has not ended is cancelled or given up.</summary>
public sealed record AbortRelease : Signal;
