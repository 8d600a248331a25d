namespace ReleaseOrchestration.Application.Cadence;

/// <summary>When a release is to be.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Duration">How long it is meant to last; null leaves that as it was.</param>
/// <param name="AutoStart">Whether it starts by itself; null leaves that as it was, and a release that had no time starts by itself.</param>
/// <param name="Reason">Why, for the audit.</param>
public sealed record SchedulePlan(DateTimeOffset At, TimeSpan? Duration = null, bool? AutoStart = null, string Reason = "");
