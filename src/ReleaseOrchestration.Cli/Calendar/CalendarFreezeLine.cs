namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>A stretch of time in which a freeze is in force.</summary>
internal sealed record CalendarFreezeLine(string Id, string Name, string Mode, string Window, DateTimeOffset? From, DateTimeOffset? Until);
