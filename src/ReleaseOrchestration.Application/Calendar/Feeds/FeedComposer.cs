using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Calendar.Feeds;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Makes what a feed shows, for whoever reads it.</summary>
public sealed class FeedComposer(
    FeedStore feeds, FeedReleases releases, ReleaseTargets targets, SignOffQueries signOffs, DefinitionStore definitions, IPublicAddress address, TimeProvider clock)
{
    private const int MostSignOffs = 500;
    private const int MostOccurrences = 1000;
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(730);
    private static readonly TimeSpan ForeseenAhead = TimeSpan.FromDays(180);
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromMinutes(15);

    private readonly FeedFreezes _freezes = new(definitions);

    /// <summary>The feed as it is now; null while releases of a store that an earlier release of the product wrote are still being found.</summary>
    public async Task<CalendarFeed?> ComposeAsync(FeedRecord feed, FeedReading reading, CancellationToken cancellationToken)
    {
        if (!await releases.IsReadyAsync(cancellationToken))
        {
            return null;
        }

        var origin = await feeds.OriginAsync(cancellationToken);
        var events = feed.Kind == FeedKind.MySignOffs ? await SignOffsAsync(reading, origin, cancellationToken) : await CalendarAsync(feed, reading, origin, cancellationToken);
        return new CalendarFeed(NameOf(feed), RefreshAfter, [.. events.OrderBy(one => one.Start).ThenBy(one => one.Uid, StringComparer.Ordinal)]);
    }

    private static string NameOf(FeedRecord feed) => feed.Kind switch
    {
        FeedKind.Group => $"Releases of {feed.Group}",
        FeedKind.Owner => $"Releases owned by {feed.Owner}",
        FeedKind.MySignOffs => "My sign-offs",
        _ => "Releases",
    };

    private async Task<IEnumerable<FeedEvent>> CalendarAsync(FeedRecord feed, FeedReading reading, string origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = QueryOf(feed, reading, now);
        var (shown, expected) = (new ReleaseEvents(origin, address.BaseUrl, now), new OccurrenceEvents(origin));

        // In this order: what becomes a release meanwhile is seen twice, which can be mended, and not missed.
        var occurrences = await releases.OccurrencesAsync(query with { From = now, To = now + ForeseenAhead }, cancellationToken);
        var planned = await releases.FindAsync(query, cancellationToken);
        var taken = planned.Select(release => (release.Group, release.Schedule?.Occurrence)).ToHashSet();
        return
        [
            .. planned.Select(shown.Of),
            .. occurrences.Where(one => !taken.Contains((one.Occurrence.Group, one.Occurrence.Occurrence))).Take(MostOccurrences).Select(one => expected.Of(one.Occurrence, one.Group)),
            .. await _freezes.FindAsync(feed, new FreezeEvents(origin, now - Back, now + ForeseenAhead), cancellationToken),
        ];
    }

    private CalendarQuery QueryOf(FeedRecord feed, FeedReading reading, DateTimeOffset now)
    {
        var owners = feed.Kind == FeedKind.Owner ? new FeedOwners(feed.Owner, definitions) : null;
        return new CalendarQuery(now - Back, now + Ahead)
        {
            Groups = feed.Kind == FeedKind.Group ? [feed.Group] : [],
            IsVisible = async (entry, token) => (owners is null || await owners.OwnsAsync(entry, token)) && (reading.SeesAll || await targets.IsVisibleAsync(reading.Rights, entry, token)),
            IsGroupVisible = async (group, token) => (owners is null || await owners.OwnsAsync(group, token))
                && (reading.SeesAll || reading.Rights.Has(Role.Viewer, await targets.ReadingAsync(
                    new ReleaseRecord { Id = string.Empty, Process = group.Process.Id, ProcessVersion = group.Process.Version, Tags = group.Tags }, token))),
        };
    }

    private async Task<IEnumerable<FeedEvent>> SignOffsAsync(FeedReading reading, string origin, CancellationToken cancellationToken)
    {
        var shown = new SignOffEvents(origin, address.BaseUrl);
        Func<string, CancellationToken, Task<bool>>? isVisible = reading.SeesAll
            ? null
            : async (id, token) => await targets.FindAsync(id, path: null, isRead: true, token) is { } target && reading.Rights.Has(Role.Viewer, target);
        var page = await signOffs.ListOpenAsync((reading.Person, reading.Groups), MostSignOffs, cursor: null, cancellationToken, isVisible);
        return page!.Items.Where(open => open.View.Approval.Deadline is not null).Select(open => shown.Of(open, open.View.Approval.Deadline!.Value));
    }
}
