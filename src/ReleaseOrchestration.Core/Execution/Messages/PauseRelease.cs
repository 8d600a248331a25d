namespace ReleaseOrchestration.Core.Execution;

/// <summary>Nothing new starts until the release is resumed.</summary>
public sealed record PauseRelease : Signal;
