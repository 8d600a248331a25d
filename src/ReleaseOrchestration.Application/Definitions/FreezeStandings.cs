using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Tells how freezes stand at the moment.</summary>
public sealed class FreezeStandings(DefinitionStore store, TimeProvider clock)
{
    /// <summary>How a saved freeze stands; null when it is none.</summary>
    public async Task<FreezeStanding?> OfAsync(DefinitionRecord record, CancellationToken cancellationToken)
    {
        if (record.Kind != DefinitionKind.Freeze)
        {
            return null;
        }

        var freeze = DefinitionCodec.DeserializeFreeze((await store.BodyAsync(record, cancellationToken)).Span);
        var now = clock.GetUtcNow();
        if (FreezeTimes.Current(freeze, now) is { } current)
        {
            return new FreezeStanding("InForce", current.From, current.Until);
        }

        return FreezeTimes.Next(freeze, now) is { } next ? new FreezeStanding("Upcoming", next.From, next.Until) : new FreezeStanding("Over", From: null, Until: null);
    }
}
