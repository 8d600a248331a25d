using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Access;

/// <summary>Tells what requests about releases are about, for grants that are for some releases only.</summary>
public sealed class ReleaseTargets(ReleaseStore releases, DefinitionStore definitions, IDefinitionSource pinned)
{
    // What is pinned never changes, so that what was found once stays true; the bound keeps years of processes out of the memory.
    private const int MostKept = 1000;
    private readonly ConcurrentDictionary<string, ImmutableArray<string?>> _kept = new(StringComparer.Ordinal);

    /// <summary>A release or a node of it; null when there is no such release.</summary>
    /// <param name="id">The release.</param>
    /// <param name="path">The node; null for the release as a whole.</param>
    /// <param name="isRead">Whether it is only looked at.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReleaseTarget?> FindAsync(string id, string? path, bool isRead, CancellationToken cancellationToken) =>
        await releases.FindAsync(id, cancellationToken) is { Record: var record } ? await OfAsync(record, path, isRead, cancellationToken) : null;

    /// <summary>A release that is only looked at.</summary>
    public Task<ReleaseTarget> ReadingAsync(ReleaseRecord record, CancellationToken cancellationToken) => OfAsync(record, path: null, isRead: true, cancellationToken);

    /// <summary>Whether a release in a list may be seen. Its definition is looked at only where a grant is for some environments, and all else of that grant holds.</summary>
    public async Task<bool> IsVisibleAsync(AccessRights rights, ReleaseEntry entry, CancellationToken cancellationToken)
    {
        var known = new ReleaseTarget(entry.Process ?? string.Empty, entry.Tags ?? [], [], IsRead: true);
        if (rights.Has(Role.Viewer, known))
        {
            return true;
        }

        var anywhere = rights with { Grants = [.. rights.Grants.Select(grant => grant with { Environments = [] })] };
        return anywhere.Has(Role.Viewer, known) && await FindAsync(entry.Id, path: null, isRead: true, cancellationToken) is { } target && rights.Has(Role.Viewer, target);
    }

    /// <summary>A release that is to be created.</summary>
    public Task<ReleaseTarget> CreatingAsync(CreateRelease request, CancellationToken cancellationToken)
    {
        var record = new ReleaseRecord { Id = string.Empty, Process = request.Process, ProcessVersion = request.ProcessVersion, Tags = request.Tags };
        return OfAsync(record, path: null, isRead: false, cancellationToken);
    }

    private async Task<ReleaseTarget> OfAsync(ReleaseRecord record, string? path, bool isRead, CancellationToken cancellationToken)
    {
        var isWhole = isRead || string.IsNullOrEmpty(path);
        var environments = isWhole ? await AllAsync(record, cancellationToken) : await OfNodeAsync(record, path!, cancellationToken);
        return new ReleaseTarget(record.Process, record.Tags, environments, isRead);
    }

    private async Task<ImmutableArray<string?>> AllAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (record.DefinitionHash.Length > 0 && _kept.TryGetValue(record.DefinitionHash, out var known))
        {
            return known;
        }

        var process = await ProcessAsync(record, cancellationToken);
        var found = process is null ? [] : await Environments(cancellationToken).AllAsync(process);
        if (record.DefinitionHash.Length > 0 && _kept.Count < MostKept)
        {
            _kept[record.DefinitionHash] = found;
        }

        return found;
    }

    private async Task<ImmutableArray<string?>> OfNodeAsync(ReleaseRecord record, string path, CancellationToken cancellationToken) =>
        await ProcessAsync(record, cancellationToken) is { } process ? await Environments(cancellationToken).OfNodeAsync(process, path) : [];

    private async Task<ProcessDefinition?> ProcessAsync(ReleaseRecord record, CancellationToken cancellationToken) => record.DefinitionHash.Length > 0
        ? await pinned.LoadAsync(record.DefinitionHash, cancellationToken)
        : await SavedAsync(record.Process, record.ProcessVersion, cancellationToken);

    private ProcessEnvironments Environments(CancellationToken cancellationToken) => new(async reference => reference.DefinitionHash is { } hash
        ? await pinned.LoadAsync(hash, cancellationToken)
        : await SavedAsync(reference.Id, reference.Version, cancellationToken));

    private async Task<ProcessDefinition?> SavedAsync(string id, int? version, CancellationToken cancellationToken)
    {
        var catalog = new DefinitionCatalog(definitions, []);
        return await catalog.ProcessAsync(id, version, cancellationToken) is { } process ? (await catalog.LinkAsync(process, SourceMap.Empty, cancellationToken)).Process : null;
    }
}
