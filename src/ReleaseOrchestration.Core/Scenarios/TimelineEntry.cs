namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Something that happened in a scenario.</summary>
/// <param name="At">The virtual instant.</param>
/// <param name="Path">The node; empty for the release.</param>
/// <param name="Event">What happened, such as <c>activity.started</c>; <c>script.refused</c> for a refused line.</param>
/// <param name="Status">The status after it; empty when it did not change.</param>
/// <param name="Attempt">The attempt; 0 when it is about none.</param>
/// <param name="Actor">Who did it; <c>system</c> when nobody did.</param>
/// <param name="Reason">Why.</param>
/// <param name="Run">The run of the release.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Path, string Event, string Status, int Attempt, string Actor, string Reason, int Run = 1);
