using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What releases work on: from what a started one pinned, else from what is saved now.</summary>
public sealed class ReleaseReaches(DefinitionStore store, IDefinitionSource pinned)
{
    /// <summary>The same record with its environments and services.</summary>
    public async Task<ReleaseRecord> FillAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var reach = await FindAsync(record, cancellationToken);
        return record with { Environments = reach.Environments, Services = reach.Services };
    }

    /// <summary>The environments and services of a release; nothing of a process that is not there.</summary>
    public async Task<ProcessReach> FindAsync(ReleaseRecord record, CancellationToken cancellationToken) => record.DefinitionHash.Length > 0
        ? await PinnedAsync(record, cancellationToken)
        : await SavedAsync(record, cancellationToken);

    private async Task<ProcessReach> PinnedAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        var open = new Queue<string>([record.DefinitionHash]);
        while (open.TryDequeue(out var hash))
        {
            if (known.ContainsKey(hash))
            {
                continue;
            }

            known[hash] = await pinned.LoadAsync(hash, cancellationToken);
            foreach (var child in SubprocessReference.In(known[hash]).Select(place => place.Reference.DefinitionHash).OfType<string>())
            {
                open.Enqueue(child);
            }
        }

        return ProcessReach.Of(
            known[record.DefinitionHash], record.ResolvedInputs ?? new InputValues(), Facts(record), reference => known.GetValueOrDefault(reference.DefinitionHash ?? string.Empty));
    }

    private async Task<ProcessReach> SavedAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var catalog = new DefinitionCatalog(store, []);
        var known = new Dictionary<(string Id, int? Version), ProcessDefinition?>();
        var open = new Queue<(string Id, int? Version)>([(record.Process, record.ProcessVersion)]);
        while (open.TryDequeue(out var reference))
        {
            if (known.ContainsKey(reference))
            {
                continue;
            }

            var process = await LinkedAsync(catalog, reference, cancellationToken);
            known[reference] = process;
            foreach (var place in process is null ? [] : SubprocessReference.In(process))
            {
                open.Enqueue((place.Reference.Id, place.Reference.Version));
            }
        }

        if (known[(record.Process, record.ProcessVersion)] is not { } root)
        {
            return ProcessReach.None;
        }

        var inputs = InputResolver.Resolve(root, await InputSetAsync(record.InputSet, cancellationToken), record.Inputs).ToValues();
        return ProcessReach.Of(root, inputs, Facts(record), reference => known.GetValueOrDefault((reference.Id, reference.Version)));
    }

    private static async Task<ProcessDefinition?> LinkedAsync(DefinitionCatalog catalog, (string Id, int? Version) reference, CancellationToken cancellationToken) =>
        await catalog.ProcessAsync(reference.Id, reference.Version, cancellationToken) is { } process
            ? (await catalog.LinkAsync(process, SourceMap.Empty, cancellationToken)).Process
            : null;

    private async Task<InputSetDefinition?> InputSetAsync(string id, CancellationToken cancellationToken) =>
        id.Length > 0 && await store.FindAsync(DefinitionKind.InputSet, id, cancellationToken) is { } set
            ? DefinitionCodec.DeserializeInputSet((await store.BodyAsync(set, cancellationToken)).Span)
            : null;

    private static ReleaseFacts Facts(ReleaseRecord record) => new()
    {
        Id = record.Id,
        Name = record.Name,
        Version = record.Version,
        Group = record.Group,
        StartedAt = record.StartedAt ?? record.Schedule?.At ?? record.CreatedAt,
        StartedBy = record.StartedBy,
        CreatedBy = record.CreatedBy,
        Tags = record.Tags,
    };
}
