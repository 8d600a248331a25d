using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>What the verification of an audit trail found.</summary>
internal sealed record AuditVerificationDto(bool Valid, long Entries, AuditHead Head, long? FirstBad, string Message)
{
    public static AuditVerificationDto Of(AuditVerification found) =>
        new(found.IsIntact, found.Head.Sequence, found.Head, found.FirstBad, found.Message);
}
