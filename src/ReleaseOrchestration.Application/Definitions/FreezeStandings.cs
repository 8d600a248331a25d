using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Tells how freezes stand at the moment.</summary>
public sealed class FreezeStandings(DefinitionStore store, TimeProvider clock)
{
    /// <summary>All freezes that are saved and not deleted.</summary>
    public async Task<ImmutableArray<FreezeDefinition>> AllAsync(CancellationToken cancellationToken)
    {
        var freezes = ImmutableArray.CreateBuilder<FreezeDefinition>();
        await foreach (var record in store.NewestAsync(DefinitionKind.Freeze, cancellationToken))
        {
            freezes.Add(await ReadAsync(record, cancellationToken));
        }

        return freezes.ToImmutable();
    }

    /// <summary>How a saved freeze stands; null when it is none.</summary>
    public async Task<FreezeStanding?> OfAsync(DefinitionRecord record, CancellationToken cancellationToken)
    {
        if (record.Kind != DefinitionKind.Freeze)
        {
            return null;
        }

        var freeze = await ReadAsync(record, cancellationToken);
        var now = clock.GetUtcNow();
        var isAllowing = freeze.Window == FreezeWindow.Allow;
        if (FreezeTimes.Current(freeze, now) is { } current)
        {
            return new FreezeStanding(isAllowing ? "Open" : "InForce", current.From, current.Until);
        }

        var next = FreezeTimes.Next(freeze, now);
        if (isAllowing)
        {
            return new FreezeStanding("Closed", From: null, next?.From);
        }

        return next is null ? new FreezeStanding("Over", From: null, Until: null) : new FreezeStanding("Upcoming", next.From, next.Until);
    }

    private async Task<FreezeDefinition> ReadAsync(DefinitionRecord record, CancellationToken cancellationToken) =>
        DefinitionCodec.DeserializeFreeze((await store.BodyAsync(record, cancellationToken)).Span);
}
