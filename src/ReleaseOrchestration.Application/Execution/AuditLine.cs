namespace ReleaseOrchestration.Application.Execution;

/// <summary>One entry of an audit trail as stored.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Body">The stored bytes: UTF-8 JSON of the entry.</param>
/// <param name="Hash">Lower-case hexadecimal SHA-256 over the previous hash and the bytes.</param>
public sealed record AuditLine(long Sequence, ReadOnlyMemory<byte> Body, string Hash);
