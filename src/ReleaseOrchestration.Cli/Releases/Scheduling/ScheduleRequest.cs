namespace ReleaseOrchestration.Cli.Releases.Scheduling;

internal sealed record ScheduleRequest(string At, string? Duration, bool? AutoStart, string? Reason);
