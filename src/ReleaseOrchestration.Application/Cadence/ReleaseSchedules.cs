using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>What people do with releases that have not started: give them a time, move them, change them, approve them, call them off, make another like them.</summary>
public sealed class ReleaseSchedules(
    ReleaseStore releases, ReleaseQueries queries, ReleasePlanner planner, ReleaseReaches reaches, GroupStarts groups, GroupDefaults defaults, ScheduleWriter writer, TimeProvider clock)
{
    private const string Approved = "release.approved";

    /// <summary>Gives a release its time, or another one; also one that was called off.</summary>
    public async Task<Result<ReleaseOverview>> ScheduleAsync(string id, SchedulePlan plan, Origin origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return plan.At <= now
            ? ScheduleErrors.Past("at", plan.At, now)
            : await ChangeAsync(id, record => Task.FromResult<Result<Change>>(Scheduled(record, plan, origin, now)), plan.Reason, origin, cancellationToken);
    }

    /// <summary>Calls a release off.</summary>
    public async Task<Result<ReleaseOverview>> CancelAsync(string id, string? reason, Origin origin, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason)
            ? new ApplicationError(ErrorCodes.InvalidValue, 422, "'reason' is required: why the release is called off.")
            : await ChangeAsync(id, record => Task.FromResult(CalledOff(record, reason)), reason, origin, cancellationToken);

    /// <summary>Changes what a release is to start with.</summary>
    public Task<Result<ReleaseOverview>> ChangeAsync(string id, ReleaseChange change, Origin origin, CancellationToken cancellationToken) =>
        ChangeAsync(id, record => ChangedAsync(record, change, cancellationToken), string.Empty, origin, cancellationToken);

    /// <summary>Agrees, as one of those whom its group asks, that a release starts.</summary>
    public Task<Result<ReleaseOverview>> ApproveAsync(string id, string? comment, Origin origin, CancellationToken cancellationToken) =>
        ChangeAsync(id, record => ApprovedAsync(record, origin, cancellationToken), comment ?? string.Empty, origin, cancellationToken);

    /// <summary>Asks for a new release like another one, whatever became of that.</summary>
    /// <param name="id">The release that is copied.</param>
    /// <param name="changes">What is to be otherwise.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<CreateRelease>> CopyAsync(string id, CreateRelease changes, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(id, cancellationToken) is not { Record: var record })
        {
            return await queries.MissingAsync(id, cancellationToken);
        }

        return await defaults.FillAsync(changes with
        {
            Name = changes.Name ?? record.Name,
            Process = record.Process,
            InputSet = changes.InputSet ?? record.InputSet,
            Inputs = record.Inputs.SetItems(changes.Inputs),
            Group = changes.Group ?? record.Group,
            Tags = changes.Tags.IsEmpty ? record.Tags : changes.Tags,
            Duration = changes.Duration ?? record.Schedule?.Duration,
        }, cancellationToken);
    }

    private static Change Scheduled(ReleaseRecord record, SchedulePlan plan, Origin origin, DateTimeOffset now)
    {
        var before = record.Schedule;
        var schedule = (before ?? new ReleaseSchedule { AutoStart = true }) with
        {
            At = plan.At,
            Duration = plan.Duration ?? before?.Duration,
            AutoStart = plan.AutoStart ?? before?.AutoStart ?? true,
            MovedBy = before is null || before.At == plan.At ? before?.MovedBy ?? string.Empty : origin.Actor,
            Revision = before is null ? 0 : before.Revision + 1,
            ChangedAt = now,
            DueSince = null,
            IsWithdrawn = false,
        };
        return new(record with { State = LaunchState.Scheduled, Schedule = schedule, Reason = string.Empty }, before is null || record.State == LaunchState.Cancelled ? ScheduleWriter.Planned : ScheduleWriter.Moved);
    }

    private Result<Change> CalledOff(ReleaseRecord record, string reason)
    {
        if (record.State == LaunchState.Cancelled)
        {
            return new ApplicationError(ErrorCodes.CalledOff, 409, $"The release '{record.Id}' was called off before: {record.Reason}");
        }

        var schedule = record.Schedule is { } before ? before with { Revision = before.Revision + 1, ChangedAt = clock.GetUtcNow() } : null;
        return new Change(record with { State = LaunchState.Cancelled, Schedule = schedule, Reason = reason }, ScheduleWriter.CalledOff);
    }

    private async Task<Result<Change>> ChangedAsync(ReleaseRecord record, ReleaseChange change, CancellationToken cancellationToken)
    {
        if (change.AutoStart is not null && record.Schedule is null)
        {
            return new ApplicationError(ErrorCodes.NotScheduled, 409, $"The release '{record.Id}' has no time at which it could start by itself. Schedule it.");
        }

        var schedule = record.Schedule is { } before
            ? before with { AutoStart = change.AutoStart ?? before.AutoStart, Revision = before.Revision + 1, ChangedAt = clock.GetUtcNow() }
            : null;
        var changed = record with
        {
            Name = change.Name ?? record.Name,
            Version = change.Version ?? record.Version,
            InputSet = change.InputSet ?? record.InputSet,
            Inputs = change.Inputs ?? record.Inputs,
            Tags = change.Tags ?? record.Tags,
            Schedule = schedule,
            Reason = string.Empty,
            ApprovedBy = IsOther(change) ? string.Empty : record.ApprovedBy,
        };
        return await planner.CheckAsync(changed, cancellationToken) is { } wrong ? wrong : new Change(await reaches.FillAsync(changed, cancellationToken), ScheduleWriter.Changed);
    }

    // Who agreed has agreed to what the release was to start with then.
    private static bool IsOther(ReleaseChange change) => change.Version is not null || change.InputSet is not null || change.Inputs is not null;

    private async Task<Result<Change>> ApprovedAsync(ReleaseRecord record, Origin origin, CancellationToken cancellationToken)
    {
        if (await groups.FindAsync(record.Group, cancellationToken) is not { Approvers.IsEmpty: false } group)
        {
            return new ApplicationError(ErrorCodes.StartNotApproved, 409, $"Nobody has to approve the start of '{record.Id}': its group names no approvers.");
        }

        if (!Approvers.Include(group.Approvers, origin.Actor, origin.Groups) || origin.Actor == record.CreatedBy)
        {
            var who = origin.Actor == record.CreatedBy ? "who created it may not" : $"'{origin.Actor}' is none of them";
            return new ApplicationError(ErrorCodes.StartNotApproved, 403, $"The start of '{record.Id}' is approved by one of {string.Join(", ", group.Approvers)}; {who}.");
        }

        return new Change(record with { ApprovedBy = origin.Actor, Reason = string.Empty }, Approved);
    }

    private async Task<Result<ReleaseOverview>> ChangeAsync(
        string id, Func<ReleaseRecord, Task<Result<Change>>> make, string reason, Origin origin, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await releases.FindAsync(id, cancellationToken) is not (var record, var etag))
            {
                return await queries.MissingAsync(id, cancellationToken);
            }

            if (record.WasStarted)
            {
                return new ApplicationError(ErrorCodes.AlreadyStarted, 409, $"The release '{id}' has started: what it starts with and when can no longer be changed. Abort it, or clone it.");
            }

            var made = await make(record);
            if (made.Failed(out var error, out var change))
            {
                return error;
            }

            if (await writer.ChangeAsync(record, change.Record, etag, change.Event, origin.Actor, reason, cancellationToken))
            {
                return await queries.OverviewAsync(change.Record, cancellationToken);
            }
        }
    }

    private sealed record Change(ReleaseRecord Record, string Event);
}
