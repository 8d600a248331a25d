namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>What is in each other's way, in a sentence.</summary>
internal sealed record CalendarConflictLine(string Message);
