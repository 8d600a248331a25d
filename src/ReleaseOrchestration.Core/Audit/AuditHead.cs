namespace ReleaseOrchestration.Core.Audit;

/// <summary>Where a chain ends: publish it outside the store, and nothing up to it can be changed unseen.</summary>
/// <param name="Sequence">The number of the last entry; 0 when there is none.</param>
/// <param name="Hash">The hash of the last record: 64 hex digits, lower case.</param>
public sealed record AuditHead(long Sequence, string Hash);
