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

    /// <summary>To whom this person has passed the vote on; empty when to nobody.</summary>
    public string PassedOnTo => IsFormer ? string.Empty : View.Approval.SeatChanges.LastOrDefault(c => !c.IsReassignment && c.By == Claims.Person)?.To ?? string.Empty;

    /// <summary>Whether this person can still decide.</summary>
    public bool CanDecide => View.IsOpen && !IsFormer && OwnDecision is null && PassedOnTo.Length == 0;

    /// <summary>Whether the one whom this person has passed the vote on to has given it.</summary>
    public bool IsPassedVoteGiven => PassedOnTo is { Length: > 0 } to && View.Approval.Decisions.Any(d => d.Person == to);

    /// <summary>Whether this person can pass the vote on, or take it back.</summary>
    public bool CanPassOn => View.IsOpen && !IsFormer && OwnDecision is null && !IsPassedVoteGiven && !View.Approval.Seats.IsEmpty && Claims.Actions.Contains("delegate");
}
