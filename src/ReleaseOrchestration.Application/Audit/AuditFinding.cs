using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>What the verification of a release's audit found.</summary>
/// <param name="Entries">How many entries hold, those of subprocesses included.</param>
/// <param name="Verification">The first finding; that of the release itself when all is well.</param>
public sealed record AuditFinding(long Entries, AuditVerification Verification);
