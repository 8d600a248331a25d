using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Calendar.Scheduling;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>
/// Plans the releases of groups ahead, and changes what is planned when a group is edited or deleted. An occurrence is taken in the batch that writes its
/// release, so that it is one release however often and wherever this runs.
/// </summary>
public sealed class CadencePlanner(
    DefinitionStore definitions, ReleaseStore releases, ReleaseReaches reaches, ScheduleWriter writer, IDocumentStore documents, CadenceOptions options, TimeProvider clock)
{
    private const int MostAttempts = 100;
    private const int MostAhead = 200;
    private const int MostAtOnce = 500;

    private readonly CadencePositions _positions = new(documents);
    private readonly ConcurrentDictionary<string, (string Hash, ReleaseGroupDefinition Group)> _known = new(StringComparer.Ordinal);

    /// <summary>Plans all groups.</summary>
    /// <returns>How many releases were planned, moved or called off.</returns>
    internal async Task<int> PlanAsync(CadenceFailures failures, CancellationToken cancellationToken)
    {
        var (count, present) = (0, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var definition in definitions.NewestAsync(DefinitionKind.ReleaseGroup, cancellationToken))
        {
            present.Add(definition.Id);
            count += await failures.PlanAsync(definition.Id, () => PlanAsync(definition, cancellationToken), cancellationToken);
        }

        await foreach (var group in _positions.GroupsAsync(cancellationToken))
        {
            count += present.Contains(group) ? 0 : await failures.PlanAsync(group, () => EndAsync(group, cancellationToken), cancellationToken);
        }

        return count;
    }

    // Beyond the range, because an exception may move an occurrence of it to any time.
    private static ImmutableArray<Occurrence> Occurrences(ReleaseGroupDefinition group, DateTimeOffset from, DateTimeOffset until) =>
        group.Cadence is not { } cadence ? []
        : [.. CadenceTimes.Between(cadence, from, cadence.Exceptions.Select(e => e.MoveTo?.AddTicks(1) ?? until).Append(until).Max())];

    // Up to now at the least, because what becomes of missed releases depends on all of them.
    private async Task<int> PlanAsync(DefinitionRecord definition, CancellationToken cancellationToken)
    {
        var (count, group) = (0, await LoadAsync(definition, cancellationToken));
        while (true)
        {
            var now = clock.GetUtcNow();
            var found = await _positions.FindAsync(definition.Id, cancellationToken);
            var isEdited = found?.Position.Version != definition.Version;
            if (!isEdited && IsFarEnough(found!.Value.Position.Until, now, now + options.LookAhead))
            {
                return count;
            }

            var until = Until(group, now, MostAhead) ?? now + options.LookAhead;
            if (!isEdited && IsFarEnough(found!.Value.Position.Until, now, until))
            {
                return count;
            }

            var from = isEdited ? definition.SavedAt : found!.Value.Position.Until;
            until = Until(group, from, MostAtOnce) is { } soon && soon < until ? soon : until;
            var (changed, isWhole) = isEdited
                ? await EditAsync(definition, group, found?.Position, until, cancellationToken)
                : (await AddAsync(group, Occurrences(group, from, until), until, cancellationToken), true);
            count += changed;
            if (!isWhole)
            {
                return count;
            }

            await _positions.WriteAsync(definition.Id, new(definition.Version, until), found?.ETag, cancellationToken);
        }
    }

    // A little at a time is not worth a write.
    private static bool IsFarEnough(DateTimeOffset planned, DateTimeOffset now, DateTimeOffset until) => until - planned < (until - now) / 10;

    // Where a cadence has more than so many occurrences: the time of the first that is too many. What is left is planned later.
    private DateTimeOffset? Until(ReleaseGroupDefinition group, DateTimeOffset from, int most) =>
        group.Cadence is { } cadence ? CadenceTimes.Between(cadence, from, clock.GetUtcNow() + options.LookAhead).Skip(most).FirstOrDefault()?.At : null;

    // Not whole when a release changed under its hands; then all of it is done again, which does no harm.
    private async Task<(int Count, bool IsWhole)> EditAsync(
        DefinitionRecord definition, ReleaseGroupDefinition group, CadencePosition? position, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (count, isWhole) = (0, true);
        var before = position is null ? null : await definitions.FindVersionAsync(DefinitionKind.ReleaseGroup, definition.Id, position.Version, cancellationToken);
        var old = before is null ? null : await LoadAsync(before, cancellationToken);
        if (old is not null && position!.Until < definition.SavedAt)
        {
            count += await AddAsync(old, Occurrences(old, position.Until, definition.SavedAt), definition.SavedAt, cancellationToken);
        }

        var planned = await releases.WaitingAsync(group.Id, cancellationToken).ToListAsync(cancellationToken);
        var occurrences = Occurrences(group, definition.SavedAt, planned.Select(found => found.Record.Schedule!.At.AddTicks(1)).Append(until).Max());
        var changes = CadenceChanges.Find(
            [.. planned.Select(p => new PlannedRelease(p.Record.Schedule!.Occurrence, p.Record.Schedule.At, p.Record.Schedule.MovedBy.Length > 0))], occurrences, definition.SavedAt, until);
        foreach (var (record, etag) in planned)
        {
            var isDone = await FollowAsync(record, etag, OccurrenceReleases.Refresh(record, old, group), changes, cancellationToken);
            count += isDone == true ? 1 : 0;
            isWhole &= isDone != false;
        }

        return (count + await AddAsync(group, changes.Missing, until, cancellationToken), isWhole);
    }

    // Null when nothing has to change.
    private async Task<bool?> FollowAsync(ReleaseRecord record, string etag, ReleaseRecord refreshed, CadenceChanges changes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (changes.Gone.Contains(record.Schedule!.Occurrence))
        {
            return await ChangeAsync(record, Withdrawn(record, now, "The cadence of its group has no such occurrence any more."), etag, ScheduleWriter.CalledOff, cancellationToken);
        }

        var schedule = refreshed.Schedule! with { Revision = record.Schedule.Revision + 1, ChangedAt = now };
        if (changes.Moved.FirstOrDefault(occurrence => occurrence.Key == record.Schedule.Occurrence) is { } moved)
        {
            schedule = schedule with { At = moved.At, DueSince = null };
            return await ChangeAsync(record, refreshed with { Schedule = schedule, Reason = string.Empty }, etag, ScheduleWriter.Moved, cancellationToken);
        }

        return OccurrenceReleases.AreSame(record, refreshed) ? null : await ChangeAsync(record, await reaches.FillAsync(refreshed with { Schedule = schedule }, cancellationToken), etag, ScheduleWriter.Changed, cancellationToken);
    }

    private Task<bool> ChangeAsync(ReleaseRecord before, ReleaseRecord after, string etag, string name, CancellationToken cancellationToken) =>
        writer.ChangeAsync(before, after, etag, name, ScheduleWriter.Schedule, "the group was edited", cancellationToken);

    private async Task<int> AddAsync(ReleaseGroupDefinition group, ImmutableArray<Occurrence> occurrences, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (count, reach) = (0, (ProcessReach?)null);
        foreach (var occurrence in occurrences.Where(occurrence => occurrence.At < until))
        {
            reach ??= await reaches.FindAsync(OccurrenceReleases.Make(group, occurrence, attempt: 1, clock.GetUtcNow()), cancellationToken);
            count += await AddAsync(group, occurrence, reach, cancellationToken) ? 1 : 0;
        }

        return count;
    }

    private async Task<bool> AddAsync(ReleaseGroupDefinition group, Occurrence occurrence, ProcessReach reach, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var made = OccurrenceReleases.Make(group, occurrence, attempt, clock.GetUtcNow()) with { Environments = reach.Environments, Services = reach.Services };
            if (await writer.AddAsync(made, ScheduleWriter.Schedule, cancellationToken))
            {
                return true;
            }

            if (await releases.IsTakenAsync(group.Id, occurrence.Key, cancellationToken))
            {
                return await releases.OccurrenceAsync(group.Id, occurrence.Key, cancellationToken) is { Record: { State: LaunchState.Cancelled, Schedule.IsWithdrawn: true } record, ETag: var etag }
                    && await ReviveAsync(group, occurrence, record, etag, cancellationToken);
            }
        }

        throw new InvalidOperationException($"No id is left for the occurrence {occurrence.Key} of the release group '{group.Id}'.");
    }

    // It is an occurrence again after an edit that brought it back.
    private Task<bool> ReviveAsync(ReleaseGroupDefinition group, Occurrence occurrence, ReleaseRecord record, string etag, CancellationToken cancellationToken)
    {
        var schedule = OccurrenceReleases.ScheduleOf(group, occurrence, clock.GetUtcNow()) with { Revision = record.Schedule!.Revision + 1 };
        var revived = OccurrenceReleases.Refresh(record with { State = LaunchState.Scheduled, Schedule = schedule, Reason = string.Empty }, before: null, group);
        return ChangeAsync(record, revived, etag, ScheduleWriter.Planned, cancellationToken);
    }

    private async Task<int> EndAsync(string group, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var (record, etag) in releases.WaitingAsync(group, cancellationToken))
        {
            var withdrawn = Withdrawn(record, clock.GetUtcNow(), "Its group was deleted.");
            count += await writer.ChangeAsync(record, withdrawn, etag, ScheduleWriter.CalledOff, ScheduleWriter.Schedule, "the group was deleted", cancellationToken) ? 1 : 0;
        }

        await _positions.RemoveAsync(group, cancellationToken);
        return count;
    }

    private static ReleaseRecord Withdrawn(ReleaseRecord record, DateTimeOffset now, string reason) => record with
    {
        State = LaunchState.Cancelled,
        Reason = reason,
        Schedule = record.Schedule! with { IsWithdrawn = true, Revision = record.Schedule.Revision + 1, ChangedAt = now },
    };

    private async Task<ReleaseGroupDefinition> LoadAsync(DefinitionRecord definition, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(definition.Id, out var known) && known.Hash == definition.Hash)
        {
            return known.Group;
        }

        var group = DefinitionCodec.DeserializeReleaseGroup((await definitions.BodyAsync(definition, cancellationToken)).Span);
        _known[definition.Id] = (definition.Hash, group);
        return group;
    }
}
