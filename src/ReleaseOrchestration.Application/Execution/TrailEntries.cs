using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>How events become entries of audit trails: the same in every shell, so that all write the same bytes.</summary>
public static class TrailEntries
{
    /// <summary>The record of an event that comes next in a trail, and the head after it.</summary>
    public static (AuditRecord Record, AuditHead Head) Append(AuditHead head, MachineAddress trail, Transition transition) =>
        AuditChain.Append(head, Entry(head.Sequence + 1, trail, transition));

    private static AuditEntry Entry(long sequence, MachineAddress trail, Transition transition) => new()
    {
        Sequence = sequence,
        At = transition.At,
        Chain = trail.ToString(),
        Path = transition.Path,
        Event = transition.Event,
        Actor = transition.Actor,
        Before = transition.Before,
        After = transition.After,
        Attempt = transition.Attempt,
        Reason = transition.Reason,
        Details = transition.Details,
    };
}
