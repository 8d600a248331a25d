using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Makes events of the entries of audit trails. Names, owners and who is asked are as they are when the entry is read.</summary>
public sealed class EventReader(ReleaseQueries releases, ReleaseStore records, SignOffQueries signOffs, IDefinitionSource pinned)
{
    /// <summary>The event of an entry; null when nobody is told of it.</summary>
    internal async Task<NotificationEvent?> ReadAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        // Trails such as `$server` and `$freeze` belong to no release.
        if (entry.Trail.ReleaseId.StartsWith('$') || AuditEntry.Read(entry.Line.Body.Span) is not { } told)
        {
            return null;
        }

        var node = entry.Trail with { Path = entry.Trail.Path + told.Path };
        var signOff = told.Event.StartsWith("signOff.", StringComparison.Ordinal) || told is { Event: "activity.started", After: nameof(ActivityStatus.OnHold) }
            ? await signOffs.FindAsync(node, cancellationToken)
            : null;
        var kinds = EventReading.KindsOf(told, entry.Trail.Path.Length == 0, signOff is not null);
        if (kinds.IsEmpty || await releases.SummaryAsync(entry.Trail.ReleaseId, cancellationToken) is not { } summary)
        {
            return null;
        }

        var view = told.Path.Length == 0 ? null : await releases.ViewAsync(node, cancellationToken);
        return Event(entry, told, kinds, await FactsAsync(summary, cancellationToken)) with
        {
            Title = view is null ? summary.Facts.Name : view.Name.Length > 0 ? view.Name : view.Id,
            Owners = view?.Owners ?? [],
            Approvers = signOff is { IsOpen: true } ? [.. signOff.Approval.OpenSeats.Concat(signOff.Approval.Escalated).Distinct(StringComparer.Ordinal)] : [],
            Due = signOff?.Approval.Deadline ?? view?.DueAt,
        };
    }

    /// <summary>The phases that are to be looked at when they are due: all of a release at its start, as far as their time is known then, and each at its own start.</summary>
    internal async Task<ImmutableArray<LateWatch>> WatchesAsync(NotificationEvent happened, MachineAddress trail, CancellationToken cancellationToken)
    {
        if (happened.Kinds.Contains(EventKinds.PhaseStarted) && happened.Due is { } due)
        {
            return [new LateWatch(trail.ReleaseId, trail.Run, happened.Path, happened.Title, due)];
        }

        if (!happened.Kinds.Contains(EventKinds.ReleaseStarted) || await records.FindAsync(trail.ReleaseId, cancellationToken) is not { Record.DefinitionHash: { Length: > 0 } hash })
        {
            return [];
        }

        var process = await pinned.LoadAsync(hash, cancellationToken);
        return
        [
            .. from phase in process.Phases
               where !string.IsNullOrEmpty(phase.Due) && Moments.TryResolve(phase.Due, happened.Release.StartedAt, out _)
               select new LateWatch(trail.ReleaseId, trail.Run, phase.Id, phase.Name, Resolve(phase.Due!, happened.Release.StartedAt)),
        ];
    }

    /// <summary>The event that a phase is late; null when it has ended, or its run has.</summary>
    internal async Task<NotificationEvent?> LateAsync(LateWatch watch, CancellationToken cancellationToken)
    {
        var address = new MachineAddress(watch.Release, watch.Run, watch.Path);
        var summary = await releases.SummaryAsync(watch.Release, cancellationToken);
        var view = await releases.ViewAsync(address, cancellationToken);
        if (summary is null or { EndedAt: not null } || summary.Run > watch.Run || view?.EndedAt is not null || (view?.DueAt is { } due && due != watch.Due))
        {
            return null;
        }

        return new NotificationEvent
        {
            Id = StableIds.Event(address, "late"),
            Kinds = [EventKinds.PhaseLate],
            At = watch.Due,
            Release = await FactsAsync(summary, cancellationToken),
            Run = watch.Run,
            Path = watch.Path,
            Title = watch.Name.Length > 0 ? watch.Name : watch.Path,
            Status = view?.Status ?? nameof(PhaseStatus.Pending),
            Owners = view?.Owners ?? [],
            Due = watch.Due,
            Actor = "system",
        };
    }

    // A release shows neither its process nor the tags of that; rules ask for both, as freezes do.
    private async Task<ReleaseFacts> FactsAsync(ReleaseSummary summary, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(summary.Facts.Id, cancellationToken) is not { Record: var record })
        {
            return summary.Facts;
        }

        var tags = record.DefinitionHash.Length == 0 ? [] : (await pinned.LoadAsync(record.DefinitionHash, cancellationToken)).Tags;
        return summary.Facts with
        {
            Processes = [.. summary.Facts.Processes.Append(record.Process).Distinct(StringComparer.Ordinal)],
            Tags = [.. summary.Facts.Tags.Concat(record.Tags).Concat(tags).Distinct(StringComparer.Ordinal)],
        };
    }

    private static NotificationEvent Event(FeedEntry entry, AuditEntry told, ImmutableArray<string> kinds, ReleaseFacts release) => new()
    {
        Id = StableIds.Event(entry.Trail, entry.Line.Sequence),
        Kinds = kinds,
        At = told.At,
        Release = release,
        Run = entry.Trail.Run,
        Path = entry.Trail.Path + told.Path,
        Before = told.Before,
        Status = told.After,
        Outcome = EventReading.OutcomeOf(told),
        Attempt = told.Attempt,
        Actor = told.Actor,
        Reason = told.Reason,
    };

    private static DateTimeOffset Resolve(string due, DateTimeOffset start) => Moments.TryResolve(due, start, out var instant) ? instant : start;
}
