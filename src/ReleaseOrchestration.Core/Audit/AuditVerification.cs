namespace ReleaseOrchestration.Core.Audit;

/// <summary>What the verification of a chain found.</summary>
/// <param name="Damage">What is wrong first.</param>
/// <param name="FirstBad">The number of the first entry that cannot be trusted; null when all can.</param>
/// <param name="Head">The last head that holds.</param>
/// <param name="Message">The finding, in one sentence.</param>
public sealed record AuditVerification(AuditDamage Damage, long? FirstBad, AuditHead Head, string Message)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => Damage == AuditDamage.None;
}
