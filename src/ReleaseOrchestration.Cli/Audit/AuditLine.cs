namespace ReleaseOrchestration.Cli.Audit;

/// <summary>An entry of an audit trail with its place in the chain.</summary>
internal sealed record AuditLine(long Sequence, string Hash, AuditEntry Entry);
