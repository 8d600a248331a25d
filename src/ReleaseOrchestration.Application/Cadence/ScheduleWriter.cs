using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Writes releases that have not started, each change together with its entry in the audit.</summary>
public sealed class ScheduleWriter(ReleaseStore releases, SystemAudit audit, AuditOutbox outbox)
{
    /// <summary>Who plans, starts and calls off releases when no person does.</summary>
    public const string Schedule = "schedule";

    internal const string Planned = "release.scheduled";
    internal const string Moved = "release.rescheduled";
    internal const string Changed = "release.changed";
    internal const string CalledOff = "release.cancelled";

    /// <summary>Adds a release.</summary>
    /// <returns>False when there is one of its id, or of its occurrence.</returns>
    internal async Task<bool> AddAsync(ReleaseRecord record, string actor, CancellationToken cancellationToken)
    {
        var write = AuditOutbox.Write("releases", [Entry(Planned, record, actor, string.Empty) with { After = Words(record) }]);
        if (!await releases.AddAsync(record, cancellationToken, [write]))
        {
            return false;
        }

        await outbox.AppendAsync(write);
        return true;
    }

    /// <summary>Changes a release.</summary>
    /// <returns>False when it changed meanwhile.</returns>
    internal async Task<bool> ChangeAsync(ReleaseRecord before, ReleaseRecord after, string etag, string name, string actor, string reason, CancellationToken cancellationToken)
    {
        var write = AuditOutbox.Write("releases", [Entry(name, after, actor, reason) with { Before = Words(before), After = Words(after) }]);
        if (!await releases.ChangeAsync(after, etag, cancellationToken, [write]))
        {
            return false;
        }

        await outbox.AppendAsync(write);
        return true;
    }

    private static string Words(ReleaseRecord record) => record switch
    {
        { State: LaunchState.Scheduled, Schedule: { } schedule } => $"scheduled for {schedule.At.UtcDateTime:O}",
        _ => record.State.ToString().ToLowerInvariant(),
    };

    private Transition Entry(string name, ReleaseRecord record, string actor, string reason) => audit.Make(
        name,
        "releases/" + record.Id,
        actor,
        reason,
        ("group", DataValue.Of(record.Group)),
        ("occurrence", DataValue.Of(record.Schedule?.Occurrence ?? string.Empty)),
        ("revision", DataValue.Of(record.Schedule?.Revision ?? 0)));
}
