using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>The groups and freezes that are saved. What has a hash never changes, so that it is read once.</summary>
internal sealed class CalendarDefinitions(DefinitionStore store)
{
    private const int MostKept = 5000;

    private readonly ConcurrentDictionary<string, object> _kept = new(StringComparer.Ordinal);

    public async Task<ImmutableArray<(DefinitionRecord Record, ReleaseGroupDefinition Group)>> GroupsAsync(CancellationToken cancellationToken) =>
        await AllAsync(DefinitionKind.ReleaseGroup, static body => DefinitionCodec.DeserializeReleaseGroup(body.Span), cancellationToken);

    public async Task<ImmutableArray<FreezeDefinition>> FreezesAsync(CancellationToken cancellationToken) =>
        [.. (await AllAsync(DefinitionKind.Freeze, static body => DefinitionCodec.DeserializeFreeze(body.Span), cancellationToken)).Select(pair => pair.Definition)];

    private async Task<ImmutableArray<(DefinitionRecord Record, T Definition)>> AllAsync<T>(
        DefinitionKind kind, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var all = ImmutableArray.CreateBuilder<(DefinitionRecord, T)>();
        await foreach (var record in store.NewestAsync(kind, cancellationToken))
        {
            if (!_kept.TryGetValue(record.Hash, out var definition))
            {
                definition = read(await store.BodyAsync(record, cancellationToken));
                if (_kept.Count < MostKept)
                {
                    _kept[record.Hash] = definition;
                }
            }

            all.Add((record, (T)definition));
        }

        return all.ToImmutable();
    }
}
