namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>A release that was planned by the cadence of a group and has not started.</summary>
/// <param name="Occurrence">The key of its occurrence.</param>
/// <param name="At">Its time.</param>
/// <param name="IsMoved">Whether somebody gave it another time than the cadence has.</param>
public sealed record PlannedRelease(string Occurrence, DateTimeOffset At, bool IsMoved);
