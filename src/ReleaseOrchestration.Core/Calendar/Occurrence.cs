namespace ReleaseOrchestration.Core.Calendar;

/// <summary>One release that a cadence asks for.</summary>
/// <param name="Key">
/// Its name in the group: the day as the cadence has it, <c>2026-04-02</c>, and by cron its time of day too, <c>2026-04-02T0900</c>. Unique, and the same whatever else of the
/// cadence is edited.
/// </param>
/// <param name="At">When it is, in UTC.</param>
/// <param name="Planned">When it would be without its exception, in UTC.</param>
/// <param name="IsMoved">Whether an exception gives it another time.</param>
/// <param name="Reason">Why it was moved; empty when it was not, or nobody said.</param>
public sealed record Occurrence(string Key, DateTimeOffset At, DateTimeOffset Planned, bool IsMoved = false, string Reason = "");
