using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What the audit says of changes of definitions: content hashes before and after.</summary>
public sealed class DefinitionEntries(SystemAudit audit)
{
    internal ImmutableArray<Transition> Of(DefinitionBatch batch, IReadOnlyDictionary<(DefinitionKind Kind, string Id), DefinitionRecord> before) =>
    [
        .. batch.Changes.Select(change => Saved(change.Record, before.GetValueOrDefault((change.Record.Kind, change.Record.Id)))),
        .. batch.Marks.Select(mark => Marked(mark.Record, before.GetValueOrDefault((mark.Record.Kind, mark.Record.Id)), mark.Record.SavedBy)),
        .. batch.Deletions.Select(deletion => Deleted(deletion.Record)),
    ];

    /// <summary>What is known of a definition changed without a new version: it was published, deprecated, or is applied from elsewhere.</summary>
    internal Transition Marked(DefinitionRecord record, DefinitionRecord? before, string actor)
    {
        var (name, reason) = (before, record) switch
        {
            ({ Deprecation: null }, { Deprecation: { } deprecation }) => ("definition.deprecated", deprecation.Reason),
            ({ Deprecation: not null }, { Deprecation: null }) => ("definition.undeprecated", string.Empty),
            _ when before?.ManagedBy != record.ManagedBy => ("definition.sourceChanged", string.Empty),
            _ when before?.PublishedVersion != record.PublishedVersion => ("definition.published", string.Empty),
            _ => ("definition.marked", string.Empty),
        };
        return audit.Make(
            name, PathOf(record), actor, reason, [("version", DataValue.Of(record.Version)), ("published", DataValue.Of(record.Published)), ("source", DataValue.Of(record.ManagedBy))]) with
        {
            Before = before is null ? string.Empty : $"published {before.Published}",
            After = $"published {record.Published}",
        };
    }

    private Transition Saved(DefinitionRecord record, DefinitionRecord? before)
    {
        var name = record.RestoredFrom is not null ? "definition.restored" : before is null ? "definition.created" : "definition.saved";
        IEnumerable<(string, DataValue)> details =
        [
            ("version", DataValue.Of(record.Version)),
            ("text", DataValue.Of(record.SourceHash)),
            ("source", DataValue.Of(record.ManagedBy)),
            .. record.RestoredFrom is { } from ? [("restoredFrom", DataValue.Of(from))] : Array.Empty<(string, DataValue)>(),
        ];
        return audit.Make(name, PathOf(record), record.SavedBy, record.Comment, details) with { Before = before?.Hash ?? string.Empty, After = record.Hash };
    }

    private Transition Deleted(DefinitionRecord record) =>
        audit.Make("definition.deleted", PathOf(record), record.Deletion?.By ?? string.Empty, record.Deletion?.Reason ?? string.Empty, [("version", DataValue.Of(record.Version))]) with { Before = record.Hash };

    private static string PathOf(DefinitionRecord record) => $"{record.Kind.Spelling()}/{record.Id}";
}
