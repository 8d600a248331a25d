namespace ReleaseOrchestration.Core.Execution;

/// <summary>What was held back by a pause starts.</summary>
public sealed record ResumeRelease : Signal;
