using System.Collections.Immutable;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Tells which kinds of events an entry of an audit trail is.</summary>
public static class EventReading
{
    /// <summary>The kinds, the most general first; none for an entry that nobody is told of.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isOutermost">Whether its trail is that of an outermost release; what a subprocess does as a whole its activity tells.</param>
    /// <param name="asksForSignOff">Whether the node of the entry asks for a sign-off.</param>
    public static ImmutableArray<string> KindsOf(AuditEntry entry, bool isOutermost, bool asksForSignOff) => entry.Event switch
    {
        "release.started" when isOutermost => [EventKinds.ReleaseStarted],
        "release.ended" when isOutermost => ReleaseEnd(entry.After),
        "release.statusChanged" when isOutermost && entry.After == nameof(ReleaseStatus.OnHold) => [EventKinds.ReleaseOnHold],
        "release.paused" when isOutermost => [EventKinds.ReleasePaused],
        "release.resumed" when isOutermost => [EventKinds.ReleaseResumed],
        "phase.started" => [EventKinds.PhaseStarted],
        "phase.ended" => entry.After == nameof(PhaseStatus.Failed) ? [EventKinds.PhaseEnded, EventKinds.PhaseFailed] : [EventKinds.PhaseEnded],
        "phase.onHold" => [EventKinds.PhaseOnHold],
        "phase.statusChanged" when entry.After == nameof(PhaseStatus.OnHold) => [EventKinds.PhaseOnHold],
        "activity.started" => ActivityStart(entry, asksForSignOff),
        "activity.ended" => entry.After == nameof(ActivityStatus.Failed) ? [EventKinds.ActivityEnded, EventKinds.ActivityFailed] : [EventKinds.ActivityEnded],
        "activity.onHold" => [EventKinds.ActivityOnHold],
        "breakGlass.confirmed" => [EventKinds.FreezeOverridden],
        "freeze.holds" or "freeze.warned" => [EventKinds.FreezeHit],
        "freeze.lifted" => [EventKinds.FreezeLifted],
        _ => SignOff(entry),
    };

    /// <summary>What was decided: the decision of one person, or how a sign-off ended; empty otherwise.</summary>
    public static string OutcomeOf(AuditEntry entry) => entry.Event switch
    {
        "signOff.decided" => entry.Details?.Find("decision")?.ToString() ?? string.Empty,
        "signOff.approved" => "approved",
        "signOff.rejected" => entry.Details?.Find("outcome")?.ToString() ?? "rejected",
        _ => string.Empty,
    };

    private static ImmutableArray<string> ReleaseEnd(string status) => status switch
    {
        nameof(ReleaseStatus.Failed) => [EventKinds.ReleaseEnded, EventKinds.ReleaseFailed, EventKinds.ReleaseBurned],
        nameof(ReleaseStatus.Aborted) => [EventKinds.ReleaseEnded, EventKinds.ReleaseAborted, EventKinds.ReleaseBurned],
        _ => [EventKinds.ReleaseEnded, EventKinds.ReleaseSucceeded],
    };

    // A manual activity is on hold from its start: it waits for people, which is more telling than that it started.
    private static ImmutableArray<string> ActivityStart(AuditEntry entry, bool asksForSignOff) => entry.After != nameof(ActivityStatus.OnHold)
        ? [EventKinds.ActivityStarted]
        : [asksForSignOff ? EventKinds.SignOffNeeded : EventKinds.InputNeeded, EventKinds.ActivityStarted];

    private static ImmutableArray<string> SignOff(AuditEntry entry) => entry.Event switch
    {
        "signOff.decided" => [EventKinds.SignOffDecided],
        "signOff.approved" => entry.Actor == "system" ? [EventKinds.SignOffApproved, EventKinds.SignOffOverdue] : [EventKinds.SignOffApproved],
        "signOff.rejected" => OutcomeOf(entry) == "expired" ? [EventKinds.SignOffRejected, EventKinds.SignOffOverdue] : [EventKinds.SignOffRejected],
        "signOff.overdue" => [EventKinds.SignOffOverdue],
        "signOff.reminded" => [EventKinds.SignOffReminded],
        "signOff.escalated" => [EventKinds.SignOffEscalated],
        "signOff.delegated" or "signOff.reassigned" => [EventKinds.SignOffReassigned],
        _ => [],
    };
}
