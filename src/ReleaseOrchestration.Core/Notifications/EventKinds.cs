using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>The kinds of events that notification rules name.</summary>
public static class EventKinds
{
    /// <summary>A release or a restarted run of it started.</summary>
    public const string ReleaseStarted = "release.started";

    /// <summary>A release ended, however.</summary>
    public const string ReleaseEnded = "release.ended";

    /// <summary>A release ended Succeeded or PartiallySucceeded.</summary>
    public const string ReleaseSucceeded = "release.succeeded";

    /// <summary>A release ended Failed.</summary>
    public const string ReleaseFailed = "release.failed";

    /// <summary>A release ended Aborted.</summary>
    public const string ReleaseAborted = "release.aborted";

    /// <summary>A release ended Failed or Aborted: its version is used up, and has not been delivered.</summary>
    public const string ReleaseBurned = "release.burned";

    /// <summary>Nothing of a release goes on before somebody acts.</summary>
    public const string ReleaseOnHold = "release.on-hold";

    /// <summary>A release was paused.</summary>
    public const string ReleasePaused = "release.paused";

    /// <summary>A release goes on after a pause.</summary>
    public const string ReleaseResumed = "release.resumed";

    /// <summary>A phase started.</summary>
    public const string PhaseStarted = "phase.started";

    /// <summary>A phase ended, however.</summary>
    public const string PhaseEnded = "phase.ended";

    /// <summary>A phase ended Failed.</summary>
    public const string PhaseFailed = "phase.failed";

    /// <summary>A phase waits for people.</summary>
    public const string PhaseOnHold = "phase.on-hold";

    /// <summary>A phase has not ended when it was due.</summary>
    public const string PhaseLate = "phase.late";

    /// <summary>An attempt of an activity started.</summary>
    public const string ActivityStarted = "activity.started";

    /// <summary>An activity ended, however.</summary>
    public const string ActivityEnded = "activity.ended";

    /// <summary>An activity ended Failed.</summary>
    public const string ActivityFailed = "activity.failed";

    /// <summary>An activity failed and waits for retry, ignore or fail.</summary>
    public const string ActivityOnHold = "activity.on-hold";

    /// <summary>A manual activity waits for its tasks or fields.</summary>
    public const string InputNeeded = "input.needed";

    /// <summary>Somebody is asked for a sign-off.</summary>
    public const string SignOffNeeded = "sign-off.needed";

    /// <summary>Somebody approved or rejected.</summary>
    public const string SignOffDecided = "sign-off.decided";

    /// <summary>A sign-off was approved as a whole.</summary>
    public const string SignOffApproved = "sign-off.approved";

    /// <summary>A sign-off was rejected, or was not decided in time and counts as that.</summary>
    public const string SignOffRejected = "sign-off.rejected";

    /// <summary>A part of the time for a sign-off has passed.</summary>
    public const string SignOffReminded = "sign-off.reminded";

    /// <summary>A sign-off was escalated.</summary>
    public const string SignOffEscalated = "sign-off.escalated";

    /// <summary>A vote was passed on to somebody else.</summary>
    public const string SignOffReassigned = "sign-off.reassigned";

    /// <summary>A sign-off was not decided in time.</summary>
    public const string SignOffOverdue = "sign-off.overdue";

    /// <summary>A freeze holds an activity, or warns of it.</summary>
    public const string FreezeHit = "freeze.hit";

    /// <summary>An activity goes on after a freeze.</summary>
    public const string FreezeLifted = "freeze.lifted";

    /// <summary>A release may pass a freeze, by two persons.</summary>
    public const string FreezeOverridden = "freeze.overridden";

    /// <summary>A rule or a channel is tried out; no rule names this kind.</summary>
    public const string Test = "test";

    /// <summary>All kinds that rules can name.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        ReleaseStarted, ReleaseEnded, ReleaseSucceeded, ReleaseFailed, ReleaseAborted, ReleaseBurned, ReleaseOnHold, ReleasePaused, ReleaseResumed,
        PhaseStarted, PhaseEnded, PhaseFailed, PhaseOnHold, PhaseLate,
        ActivityStarted, ActivityEnded, ActivityFailed, ActivityOnHold, InputNeeded,
        SignOffNeeded, SignOffDecided, SignOffApproved, SignOffRejected, SignOffReminded, SignOffEscalated, SignOffReassigned, SignOffOverdue,
        FreezeHit, FreezeLifted, FreezeOverridden,
    ];

    internal static WordList Words { get; } = new([.. All]) { IsExact = false };

    /// <summary>The kind of a word, in kebab-case, camelCase or snake_case; null when there is none.</summary>
    public static string? Find(string word) => KeySet.Canonical(word.Trim()) is var kind && All.Contains(kind) ? kind : null;
}
