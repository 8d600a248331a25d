using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Finds what uses a definition: newest versions of definitions, and releases that have not ended.</summary>
public sealed class DefinitionUses(DefinitionStore store, ReleaseStore releases, ReleaseQueries queries)
{
    /// <summary>What uses a definition: definitions in the order of their kinds and ids, then releases in the order of theirs.</summary>
    public async Task<ImmutableArray<DefinitionUse>> OfAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        [.. (await OfAsync([(kind, id)], cancellationToken)).Select(pair => pair.Use)];

    /// <summary>What uses some definitions, themselves left out.</summary>
    internal async Task<ImmutableArray<(DefinitionKind Kind, string Id, DefinitionUse Use)>> OfAsync(
        ImmutableArray<(DefinitionKind Kind, string Id)> targets, CancellationToken cancellationToken)
    {
        var uses = ImmutableArray.CreateBuilder<(DefinitionKind, string, DefinitionUse)>();
        foreach (var kind in Enum.GetValues<DefinitionKind>())
        {
            await foreach (var record in store.NewestAsync(kind, cancellationToken))
            {
                if (!targets.Contains((kind, record.Id)))
                {
                    var references = record.References ?? DefinitionReferences.Of(kind, (await store.BodyAsync(record, cancellationToken)).Span);
                    uses.AddRange(Matching(references, targets, reference => Use(record, reference)));
                }
            }
        }

        await foreach (var record in releases.OpenAsync(record => queries.IsOverAsync(record, CancellationToken.None), cancellationToken))
        {
            var overview = await queries.OverviewAsync(record, cancellationToken);
            uses.AddRange(Matching(record.AllUses, targets, reference => Use(overview, reference)));
        }

        return uses.ToImmutable();
    }

    private static IEnumerable<(DefinitionKind, string, DefinitionUse)> Matching(
        IEnumerable<DefinitionReference> references, ImmutableArray<(DefinitionKind, string)> targets, Func<DefinitionReference, DefinitionUse> use) =>
        references.Where(reference => targets.Contains((reference.Kind, reference.Id))).Select(reference => (reference.Kind, reference.Id, use(reference))).Distinct();

    private static DefinitionUse Use(DefinitionRecord record, DefinitionReference reference) =>
        new(record.Kind.Spelling(), record.Id, record.Name, record.Version, reference.Version, Status: null, Protects: true);

    private static DefinitionUse Use(ReleaseOverview release, DefinitionReference reference) => new(
        DefinitionUse.ReleaseKind, release.Id, release.Name, release.ProcessVersion, reference.Version, release.Status, Protects(release));

    // What a cadence has planned is protected by its group; without that, it is called off.
    private static bool Protects(ReleaseOverview release) => release.Status switch
    {
        ReleaseStatus.Draft => false,
        ReleaseStatus.Scheduled => release.Schedule is not { Occurrence.Length: > 0 },
        _ => true,
    };
}
