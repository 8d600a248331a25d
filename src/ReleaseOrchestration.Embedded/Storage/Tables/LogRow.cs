namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>A message that a machine was given.</summary>
/// <param name="Position">Its place in the log of the store.</param>
/// <param name="Machine">The id of the machine.</param>
/// <param name="Previous">The position of the machine's message before; 0 for the first.</param>
/// <param name="Instant">The instant of the turn in UTC ticks.</param>
/// <param name="Body">The envelope; null for the start, which stands in its own table.</param>
/// <param name="Hash">The beginning of the SHA-256 of the machine's state after the message, where it was taken.</param>
internal sealed record LogRow(long Position, long Machine, long Previous, long Instant, byte[]? Body, byte[]? Hash);
