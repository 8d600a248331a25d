namespace ReleaseOrchestration.Core.Calendar;

/// <summary>One stretch of time in which a freeze is in force.</summary>
/// <param name="From">Its beginning; null when it has none.</param>
/// <param name="Until">Its end; null when it is not known.</param>
/// <param name="LooksUntil">Where its end is not known: up to when it was looked for; null when there is none.</param>
public sealed record FreezePeriod(DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? LooksUntil = null);
