using System.Collections.Immutable;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>What the cadences of groups ask for from where their releases are no longer planned.</summary>
internal sealed class CalendarOccurrences(ReleaseStore releases, ReleaseReaches reaches, IDocumentStore documents, TimeProvider clock)
{
    /// <summary>How many occurrences one answer holds.</summary>
    public const int Most = 5000;

    private readonly CadencePositions _positions = new(documents);

    public async Task<(ImmutableArray<CalendarOccurrence> Occurrences, bool IsTruncated)> FindAsync(
        CalendarQuery query, ImmutableArray<(DefinitionRecord Record, ReleaseGroupDefinition Group)> groups, CancellationToken cancellationToken)
    {
        var found = new List<CalendarOccurrence>();
        if (query.To <= clock.GetUtcNow())
        {
            return ([], false);
        }

        foreach (var (record, group) in groups.Where(pair => pair.Group.Cadence is not null && query.TakesGroup(pair.Group.Id)))
        {
            found.AddRange(await OfAsync(query, record, group, cancellationToken));
        }

        var ordered = found.OrderBy(occurrence => occurrence.At).ThenBy(occurrence => occurrence.Group, StringComparer.Ordinal).Take(Most);
        return ([.. ordered], found.Count > Most);
    }

    private async Task<ImmutableArray<CalendarOccurrence>> OfAsync(CalendarQuery query, DefinitionRecord record, ReleaseGroupDefinition group, CancellationToken cancellationToken)
    {
        // What was planned by a version of the group before this one says nothing of this one.
        var position = (await _positions.FindAsync(group.Id, cancellationToken))?.Position;
        var planned = position?.Version == record.Version ? position.Until : record.SavedAt;
        var length = group.Cadence!.Duration ?? TimeSpan.Zero;
        var from = Latest(planned, clock.GetUtcNow(), query.From > DateTimeOffset.MinValue + length ? query.From - length : query.From);
        var occurrences = CadenceTimes.Between(group.Cadence, from, query.To).Take(Most + 1).Where(one => one.At >= query.From || one.At + length > query.From).ToList();
        if (occurrences.Count == 0 || (query.IsGroupVisible is { } isVisible && !await isVisible(group, cancellationToken)))
        {
            return [];
        }

        var (environments, services) = await ReachAsync(group, cancellationToken);
        return !query.TakesEnvironments(environments)
            ? []
            : [.. occurrences.Select(one => new CalendarOccurrence(group.Id, one.Key, one.At, one.At + length) { Reason = one.Reason, Environments = environments, Services = services })];
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var latest = instants[0];
        foreach (var instant in instants)
        {
            latest = instant > latest ? instant : latest;
        }

        return latest;
    }

    // The newest release of the group was told what it works on when it was planned.
    private async Task<(ImmutableArray<string> Environments, ImmutableArray<string> Services)> ReachAsync(ReleaseGroupDefinition group, CancellationToken cancellationToken)
    {
        var newest = await releases.RowsAsync(IndexRows.Prefix(IndexKey.Group, group.Id), from: null, 1, cancellationToken);
        if (newest is [var row] && ReleaseEntry.Read(row.Body.Span) is { } entry && entry.Group == group.Id && entry.Process == group.Process.Id)
        {
            return (entry.Environments ?? [], entry.Services ?? []);
        }

        var like = new ReleaseRecord { Id = string.Empty, Process = group.Process.Id, ProcessVersion = group.Process.Version, InputSet = group.InputSet, Group = group.Id, Tags = group.Tags };
        var reach = await reaches.FindAsync(like, cancellationToken);
        return (reach.Environments, reach.Services);
    }
}
