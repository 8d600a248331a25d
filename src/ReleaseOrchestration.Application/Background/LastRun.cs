namespace ReleaseOrchestration.Application.Background;

/// <summary>When a job has last run to its end, on whichever host.</summary>
/// <param name="At">When that run began.</param>
internal sealed record LastRun(DateTimeOffset At);
