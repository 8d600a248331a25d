using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>What the verification of an audit trail found.</summary>
internal sealed record AuditVerificationDto(bool Valid, long Entries, AuditHead Head, long? FirstBad, string Message)
{
    public static AuditVerificationDto Of(AuditFinding found) =>
        new(found.Verification.IsIntact, found.Entries, found.Verification.Head, found.Verification.FirstBad, found.Verification.Message);
}
