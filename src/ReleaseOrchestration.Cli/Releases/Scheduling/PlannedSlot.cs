namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>The next time at which nothing is in the way of a release.</summary>
internal sealed record PlannedSlot(string Message);
