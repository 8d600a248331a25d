namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>What is in the way of a release.</summary>
internal sealed record PlannedConflict(string Message);
