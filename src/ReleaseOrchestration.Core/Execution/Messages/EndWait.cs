namespace ReleaseOrchestration.Core.Execution;

/// <summary>A soak is ended early.</summary>
public sealed record EndWait : Signal;
