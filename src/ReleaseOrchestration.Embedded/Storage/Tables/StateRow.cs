namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>What the whole store has one of.</summary>
/// <param name="Instant">The last committed instant in UTC ticks.</param>
/// <param name="Position">The number that was given out last: positions of the log, ids and ETags come from one sequence and are never used twice.</param>
internal sealed record StateRow(long Instant, long Position);
