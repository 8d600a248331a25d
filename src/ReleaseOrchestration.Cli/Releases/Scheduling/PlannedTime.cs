namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>When a release is to be.</summary>
internal sealed record PlannedTime(DateTimeOffset At, bool AutoStart, string? Duration);
