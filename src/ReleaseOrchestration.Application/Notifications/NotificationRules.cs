using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Rules and channels as they are at the moment; they are not pinned.</summary>
public sealed class NotificationRules(DefinitionStore store)
{
    private ImmutableDictionary<(string Id, int Version), ActiveRule> _known = ImmutableDictionary<(string, int), ActiveRule>.Empty;

    /// <summary>A rule and since when it is there; null when there is none.</summary>
    public async Task<NotificationRuleDefinition?> FindRuleAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(DefinitionKind.NotificationRule, id, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeNotificationRule((await store.BodyAsync(record, cancellationToken)).Span)
            : null;

    /// <summary>A channel and its version; null when there is none.</summary>
    public async Task<(NotificationChannelDefinition Channel, int Version)?> FindChannelAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(DefinitionKind.NotificationChannel, id, cancellationToken) is { } record
            ? (DefinitionCodec.DeserializeNotificationChannel((await store.BodyAsync(record, cancellationToken)).Span), record.Version)
            : null;

    internal async Task<ImmutableArray<ActiveRule>> ActiveAsync(CancellationToken cancellationToken)
    {
        var rules = ImmutableDictionary.CreateBuilder<(string, int), ActiveRule>();
        await foreach (var record in store.NewestAsync(DefinitionKind.NotificationRule, cancellationToken))
        {
            rules[(record.Id, record.Version)] = _known.GetValueOrDefault((record.Id, record.Version)) ?? await LoadAsync(record, cancellationToken);
        }

        _known = rules.ToImmutable();
        return [.. _known.Values.OrderBy(rule => rule.Definition.Id, StringComparer.Ordinal)];
    }

    // A rule tells of what happened since it is there, also before its last edit: an edit must not lose what nobody has looked at yet.
    private async Task<ActiveRule> LoadAsync(DefinitionRecord record, CancellationToken cancellationToken)
    {
        var definition = DefinitionCodec.DeserializeNotificationRule((await store.BodyAsync(record, cancellationToken)).Span);
        var deleted = await store.LastDeletedAsync(record.Kind, record.Id, cancellationToken);
        var first = await store.FindVersionAsync(record.Kind, record.Id, (deleted?.Version ?? 0) + 1, cancellationToken);
        return new ActiveRule(definition, (first ?? record).SavedAt);
    }
}
