using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Calendar.Feeds;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Finds the freezes of feeds.</summary>
internal sealed class FeedFreezes(DefinitionStore definitions)
{
    public async Task<List<FeedEvent>> FindAsync(FeedRecord feed, FreezeEvents shown, CancellationToken cancellationToken)
    {
        var events = new List<FeedEvent>();
        if (feed.Kind == FeedKind.Owner)
        {
            return events;
        }

        var group = feed.Kind == FeedKind.Group ? await GroupAsync(feed.Group, cancellationToken) : null;
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
