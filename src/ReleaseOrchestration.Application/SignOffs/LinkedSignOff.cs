using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>What the holder of a sign-off link is asked.</summary>
/// <param name="Claims">What the link says.</param>
/// <param name="View">The sign-off as it stands.</param>
public sealed record LinkedSignOff(SignOffClaims Claims, SignOffView View)
{
    /// <summary>Whether a newer attempt is asked about.</summary>
    public bool IsFormer => View.Attempt != Claims.Attempt;

    /// <summary>What this person has decided; null when nothing yet.</summary>
    public DecisionView? OwnDecision => IsFormer ? null : View.Approval.Decisions.FirstOrDefault(d => d.Person == Claims.Person);

    /// <summary>Whether this person can still decide.</summary>
    public bool CanDecide => View.IsOpen && !IsFormer && OwnDecision is null;
}
