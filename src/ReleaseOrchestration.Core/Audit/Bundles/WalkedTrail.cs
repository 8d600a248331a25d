namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A whole trail as it was found in a bundle.</summary>
internal sealed record WalkedTrail(string Trail, string File, AuditVerification Found);
