using System.Collections.Immutable;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Calendar.Feeds;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Makes what a feed shows, for whoever reads it.</summary>
public sealed class FeedComposer(
    FeedStore feeds,
    FeedReleases releases,
    ReleaseTargets targets,
    SignOffQueries signOffs,
    DefinitionStore definitions,
    IDefinitionSource pinned,
    IPublicAddress address,
    TimeProvider clock)
{
    private const int MostSignOffs = 500;
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);
    private static readonly TimeSpan FreezesAhead = TimeSpan.FromDays(180);
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromMinutes(15);

    /// <summary>The feed as it is now.</summary>
    public async Task<CalendarFeed> ComposeAsync(FeedRecord feed, FeedReading reading, CancellationToken cancellationToken)
    {
        var origin = await feeds.OriginAsync(cancellationToken);
        var events = feed.Kind == FeedKind.MySignOffs
            ? await SignOffsAsync(reading, origin, cancellationToken)
            : [.. await ReleasesAsync(feed, reading, origin, cancellationToken), .. await FreezesAsync(feed, origin, cancellationToken)];
        return new CalendarFeed(NameOf(feed), RefreshAfter, [.. events.OrderBy(one => one.Start).ThenBy(one => one.Uid, StringComparer.Ordinal)]);
    }

    private static string NameOf(FeedRecord feed) => feed.Kind switch
    {
        FeedKind.Group => $"Releases of {feed.Group}",
        FeedKind.Owner => $"Releases owned by {feed.Owner}",
        FeedKind.MySignOffs => "My sign-offs",
        _ => "Releases",
    };

    private async Task<List<FeedEvent>> ReleasesAsync(FeedRecord feed, FeedReading reading, string origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var owners = feed.Kind == FeedKind.Owner ? new FeedOwners(feed.Owner, definitions, pinned) : null;
        var shown = new ReleaseEvents(origin, address.BaseUrl, now);
        var events = new List<FeedEvent>();
        await foreach (var release in releases.FindAsync(now - Back, TakesAsync, cancellationToken))
        {
            events.Add(shown.Of(release));
        }

        return events;

        async Task<bool> TakesAsync(ReleaseRecord record, CancellationToken token) =>
            (feed.Kind != FeedKind.Group || record.Group == feed.Group) && (owners is null || await owners.OwnsAsync(record, token)) && await MayReadAsync(record, reading, token);
    }

    private async Task<bool> MayReadAsync(ReleaseRecord record, FeedReading reading, CancellationToken cancellationToken) =>
        reading.Rights.HasEverywhere(Role.Viewer) || reading.Rights.Has(Role.Viewer, await targets.ReadingAsync(record, cancellationToken));

    private async Task<IEnumerable<FeedEvent>> SignOffsAsync(FeedReading reading, string origin, CancellationToken cancellationToken)
    {
        var shown = new SignOffEvents(origin, address.BaseUrl);
        Func<string, CancellationToken, Task<bool>>? isVisible = reading.Rights.HasEverywhere(Role.Viewer)
            ? null
            : async (id, token) => await targets.FindAsync(id, path: null, isRead: true, token) is { } target && reading.Rights.Has(Role.Viewer, target);
        var page = await signOffs.ListOpenAsync((reading.Person, reading.Groups), MostSignOffs, cursor: null, cancellationToken, isVisible);
        return page!.Items.Where(open => open.View.Approval.Deadline is not null).Select(open => shown.Of(open, open.View.Approval.Deadline!.Value));
    }

    private async Task<List<FeedEvent>> FreezesAsync(FeedRecord feed, string origin, CancellationToken cancellationToken)
    {
        var events = new List<FeedEvent>();
        if (feed.Kind == FeedKind.Owner)
        {
            return events;
        }

        var group = feed.Kind == FeedKind.Group ? await GroupAsync(feed.Group, cancellationToken) : null;
        var shown = new FreezeEvents(origin, clock.GetUtcNow() - Back, clock.GetUtcNow() + FreezesAhead);
        await foreach (var record in definitions.NewestAsync(DefinitionKind.Freeze, cancellationToken))
        {
            var freeze = DefinitionCodec.DeserializeFreeze((await definitions.BodyAsync(record, cancellationToken)).Span);
            if (feed.Kind == FeedKind.All || (group is not null && Touches(freeze.Scope, group)))
            {
                events.AddRange(shown.Of(record, freeze));
            }
        }

        return events;
    }

    private async Task<ReleaseGroupDefinition?> GroupAsync(string id, CancellationToken cancellationToken) =>
        await definitions.FindAsync(DefinitionKind.ReleaseGroup, id, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeReleaseGroup((await definitions.BodyAsync(record, cancellationToken)).Span)
            : null;

    // A freeze of some environments touches a group that may get there.
    private static bool Touches(FreezeScope scope, ReleaseGroupDefinition group) =>
        Has(scope.Groups, [group.Id]) && Has(scope.Processes, [group.Process.Id]) && Has(scope.Tags, group.Tags);

    private static bool Has(ImmutableArray<string> scope, ImmutableArray<string> own) => scope.IsEmpty || own.Any(scope.Contains);
}
