namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>A release whose time has come and that has not started.</summary>
/// <param name="Id">The release.</param>
/// <param name="At">Its time.</param>
/// <param name="AutoStart">Whether it starts by itself.</param>
/// <param name="DueSince">When it was first seen to be due; null when it is seen now.</param>
/// <param name="Obstacle">Why it may not start yet, in words; empty when nothing keeps it.</param>
public sealed record DueRelease(string Id, DateTimeOffset At, bool AutoStart, DateTimeOffset? DueSince, string Obstacle = "");
