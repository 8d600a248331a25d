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

    /// <summary>Looks at all that is due, but for the groups that could not be planned.</summary>
    /// <returns>How many releases were started or called off.</returns>
    internal async Task<int> StartAsync(CadenceFailures failures, CancellationToken cancellationToken)
    {
        var due = await releases.DueAsync(clock.GetUtcNow(), cancellationToken).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var group in due.GroupBy(found => found.Record.Group, StringComparer.Ordinal).Where(group => !failures.Unplanned(group.Key)))
        {
            count += group.Key.Length == 0
                ? await AdHocAsync([.. group], failures, cancellationToken)
                : await failures.TryAsync(group.Key, string.Empty, () => GroupAsync(group.Key, [.. group], failures, cancellationToken), cancellationToken) ?? 0;
        }

        return count;
    }

    private async Task<int> AdHocAsync(ImmutableArray<(ReleaseRecord Record, string ETag)> due, CadenceFailures failures, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var found in due)
        {
            count += await StartAsync(group: null, [found], failures, cancellationToken);
        }

        return count;
    }

    private async Task<int> GroupAsync(string group, ImmutableArray<(ReleaseRecord Record, string ETag)> due, CadenceFailures failures, CancellationToken cancellationToken) =>
        await StartAsync(await groups.FindAsync(group, cancellationToken), due, failures, cancellationToken);

    private async Task<int> StartAsync(
        ReleaseGroupDefinition? group, ImmutableArray<(ReleaseRecord Record, string ETag)> due, CadenceFailures failures, CancellationToken cancellationToken)
    {
        var running = group is { Overlap: GroupOverlap.Serialize } ? await groups.RunningAsync(group.Id, string.Empty, cancellationToken) : null;
        var decisions = DueRules.Decide(
            due.Select(found => Due(group, found.Record)), group?.CatchUp ?? CatchUp.All, group?.Overlap ?? GroupOverlap.Allow, running, clock.GetUtcNow(), options.Grace);
        var byId = due.ToDictionary(found => found.Record.Id, StringComparer.Ordinal);
        var count = 0;
        foreach (var decision in decisions)
        {
            var (record, etag) = byId[decision.Id];
            count += await failures.TryAsync(record.Group, record.Id, () => CarryOutAsync(decision, record, etag, failures, cancellationToken), cancellationToken) ?? 0;
        }

        return count;
    }

    private static DueRelease Due(ReleaseGroupDefinition? group, ReleaseRecord record) => new(
        record.Id,
        record.Schedule!.At,
        record.Schedule.AutoStart,
        record.Schedule.DueSince,
        group is not null && GroupStarts.Unapproved(group, record, Schedule) is { } missing ? missing.Message : string.Empty);

    private async Task<int> CarryOutAsync(DueDecision decision, ReleaseRecord record, string etag, CadenceFailures failures, CancellationToken cancellationToken) => decision.Action switch
    {
        DueAction.Start => await TryAsync(record, etag, failures, cancellationToken),
        DueAction.Wait => await WaitAsync(record, etag, decision.Reason, cancellationToken),
        _ => await CancelAsync(record, etag, decision.Reason, cancellationToken),
    };

    private async Task<int> TryAsync(ReleaseRecord record, string etag, CadenceFailures failures, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!_tries.MayTry(record.Id, record.Schedule!.Revision, now))
        {
            return 0;
        }

        if (await failures.TryAsync(record.Group, record.Id, () => StartAsync(record, etag, now, cancellationToken), cancellationToken) is { } count)
        {
            return count;
        }

        _tries.Failed(record.Id, record.Schedule.Revision, now);
        return await WaitAsync(record, etag, $"It could not start: {failures.All[^1].Reason}", cancellationToken);
    }

    private async Task<int> StartAsync(ReleaseRecord record, string etag, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = await service.StartAsync(record.Id, Schedule with { Operation = $"schedule {record.Id} {record.Schedule!.Revision}" }, cancellationToken);
        if (!started.Failed(out var error, out _))
        {
            _tries.Forget(record.Id);
            return 1;
        }

        _tries.Failed(record.Id, record.Schedule.Revision, now);
        return await WaitAsync(record, etag, $"It could not start: {error.Message} ({error.Code})", cancellationToken);
    }

    private async Task<int> WaitAsync(ReleaseRecord record, string etag, string reason, CancellationToken cancellationToken)
    {
        if (record.Schedule is { DueSince: not null } && record.Reason == reason)
        {
            return 0;
        }

        var waiting = record with { Reason = reason, Schedule = record.Schedule! with { DueSince = record.Schedule.DueSince ?? clock.GetUtcNow() } };
        await writer.ChangeAsync(record, waiting, etag, Waits, ScheduleWriter.Schedule, reason, cancellationToken);
        return 0;
    }

    private async Task<int> CancelAsync(ReleaseRecord record, string etag, string reason, CancellationToken cancellationToken)
    {
        var schedule = record.Schedule! with { Revision = record.Schedule.Revision + 1, ChangedAt = clock.GetUtcNow() };
        var cancelled = record with { State = LaunchState.Cancelled, Reason = reason, Schedule = schedule };
        return await writer.ChangeAsync(record, cancelled, etag, Missed, ScheduleWriter.Schedule, reason, cancellationToken) ? 1 : 0;
    }
}
