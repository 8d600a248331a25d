using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Calendar.Scheduling;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Starts the releases whose time has come, and says of those that stay why they do.</summary>
public sealed class DueReleases(
    ReleaseStore releases, ReleaseService service, GroupStarts groups, ScheduleWriter writer, CadenceOptions options, TimeProvider clock)
{
    private const string Missed = "release.missed";
    private const string Waits = "release.waits";

    private static readonly Origin Schedule = new(ScheduleWriter.Schedule, []);

    private readonly StartTries _tries = new();

    /// <summary>Looks at all that is due.</summary>
    /// <returns>How many releases were started or called off.</returns>
    public async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        var due = await releases.DueAsync(clock.GetUtcNow(), cancellationToken).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var group in due.GroupBy(found => found.Record.Group, StringComparer.Ordinal))
        {
            count += group.Key.Length == 0
                ? await AdHocAsync([.. group], cancellationToken)
                : await StartAsync(await groups.FindAsync(group.Key, cancellationToken), [.. group], cancellationToken);
        }

        return count;
    }

    private async Task<int> AdHocAsync(ImmutableArray<(ReleaseRecord Record, string ETag)> due, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var found in due)
        {
            count += await StartAsync(group: null, [found], cancellationToken);
        }

        return count;
    }

    private async Task<int> StartAsync(ReleaseGroupDefinition? group, ImmutableArray<(ReleaseRecord Record, string ETag)> due, CancellationToken cancellationToken)
    {
        var running = group is { Overlap: GroupOverlap.Serialize } ? await groups.RunningAsync(group.Id, string.Empty, cancellationToken) : null;
        var decisions = DueRules.Decide(
            due.Select(found => Due(group, found.Record)), group?.CatchUp ?? CatchUp.All, group?.Overlap ?? GroupOverlap.Allow, running, clock.GetUtcNow(), options.Grace);
        var byId = due.ToDictionary(found => found.Record.Id, StringComparer.Ordinal);
        var count = 0;
        foreach (var decision in decisions)
        {
            count += await CarryOutAsync(decision, byId[decision.Id].Record, byId[decision.Id].ETag, cancellationToken) ? 1 : 0;
        }

        return count;
    }

    private static DueRelease Due(ReleaseGroupDefinition? group, ReleaseRecord record) => new(
        record.Id,
        record.Schedule!.At,
        record.Schedule.AutoStart,
        record.Schedule.DueSince,
        group is not null && GroupStarts.Unapproved(group, record, Schedule) is { } missing ? missing.Message : string.Empty);

    private Task<bool> CarryOutAsync(DueDecision decision, ReleaseRecord record, string etag, CancellationToken cancellationToken) => decision.Action switch
    {
        DueAction.Start => StartAsync(record, etag, cancellationToken),
        DueAction.Wait => WaitAsync(record, etag, decision.Reason, cancellationToken),
        _ => CancelAsync(record, etag, decision.Reason, cancellationToken),
    };

    private async Task<bool> StartAsync(ReleaseRecord record, string etag, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!_tries.MayTry(record.Id, record.Schedule!.Revision, now))
        {
            return false;
        }

        var started = await service.StartAsync(record.Id, Schedule with { Operation = $"schedule {record.Id} {record.Schedule.Revision}" }, cancellationToken);
        if (!started.Failed(out var error, out _))
        {
            _tries.Forget(record.Id);
            return true;
        }

        _tries.Failed(record.Id, record.Schedule.Revision, now);
        await WaitAsync(record, etag, $"It could not start: {error.Message} ({error.Code})", cancellationToken);
        return false;
    }

    private async Task<bool> WaitAsync(ReleaseRecord record, string etag, string reason, CancellationToken cancellationToken)
    {
        if (record.Schedule is { DueSince: not null } && record.Reason == reason)
        {
            return false;
        }

        var waiting = record with { Reason = reason, Schedule = record.Schedule! with { DueSince = record.Schedule.DueSince ?? clock.GetUtcNow() } };
        await writer.ChangeAsync(record, waiting, etag, Waits, ScheduleWriter.Schedule, reason, cancellationToken);
        return false;
    }

    private Task<bool> CancelAsync(ReleaseRecord record, string etag, string reason, CancellationToken cancellationToken)
    {
        var schedule = record.Schedule! with { Revision = record.Schedule.Revision + 1, ChangedAt = clock.GetUtcNow() };
        return writer.ChangeAsync(record, record with { State = LaunchState.Cancelled, Reason = reason, Schedule = schedule }, etag, Missed, ScheduleWriter.Schedule, reason, cancellationToken);
    }
}
