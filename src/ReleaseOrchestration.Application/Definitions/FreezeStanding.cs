namespace ReleaseOrchestration.Application.Definitions;

/// <summary>How a freeze stands at the moment.</summary>
/// <param name="State"><c>InForce</c>, <c>Upcoming</c> or <c>Over</c>; of one that allows <c>Open</c> or <c>Closed</c>.</param>
/// <param name="From">The beginning of the stretch of time that it is in, or that comes next.</param>
/// <param name="Until">The end of that; null when it is not known. Of a window that is closed: when it opens; null when it does not any more.</param>
public sealed record FreezeStanding(string State, DateTimeOffset? From, DateTimeOffset? Until);
