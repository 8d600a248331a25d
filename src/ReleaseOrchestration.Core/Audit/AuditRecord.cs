namespace ReleaseOrchestration.Core.Audit;

/// <summary>An entry as it is stored. Keep the bytes as they are: they are what is hashed.</summary>
/// <param name="Body">The entry, as JSON in UTF-8.</param>
/// <param name="Hash">SHA-256 over the hash of the record before and the body: 64 hex digits, lower case.</param>
#pragma warning disable CA1819 // Stores hand the bytes through as they are; a copy for each of a million records would be waste.
public sealed record AuditRecord(byte[] Body, string Hash);
