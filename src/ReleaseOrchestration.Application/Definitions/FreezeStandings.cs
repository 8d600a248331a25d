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
        if (FreezeTimes.Current(freeze, now) is { } current)
        {
            return new FreezeStanding("InForce", current.From, current.Until);
        }

        return FreezeTimes.Next(freeze, now) is { } next ? new FreezeStanding("Upcoming", next.From, next.Until) : new FreezeStanding("Over", From: null, Until: null);
    }

    private async Task<FreezeDefinition> ReadAsync(DefinitionRecord record, CancellationToken cancellationToken) =>
        DefinitionCodec.DeserializeFreeze((await store.BodyAsync(record, cancellationToken)).Span);
}
