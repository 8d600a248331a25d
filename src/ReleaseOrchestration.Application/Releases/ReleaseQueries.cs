using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Reads releases: their records joined with what their machines show.</summary>
public sealed partial class ReleaseQueries(ReleaseStore releases, DefinitionStore definitions, IDefinitionSource pinned, IDocumentStore documents)
{
    /// <summary>A release with all its nodes.</summary>
    /// <param name="id">The release.</param>
    /// <param name="run">Which of its runs; null for the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<ReleaseDetails>> GetAsync(string id, int? run, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, run, cancellationToken);
        if (found.Failed(out var error, out var record))
        {
            return error;
        }

        var tree = record.WasStarted ? await StartedAsync(record, cancellationToken) : await DraftAsync(record, cancellationToken);
        return new ReleaseDetails(await OverviewOfRunAsync(record, cancellationToken), tree, await RunsAsync(record, cancellationToken));
    }

    /// <summary>One node with what is below it.</summary>
    public async Task<Result<TreeNode>> NodeAsync(string id, string path, int? run, CancellationToken cancellationToken)
    {
        var release = await GetAsync(id, run, cancellationToken);
        if (release.Failed(out var error, out var details))
        {
            return error;
        }

        return details.Tree.Find(path) is { } node
            ? node
            : new ApplicationError(ErrorCodes.UnknownNode, 404, $"The release '{id}' has no node '{path}'. Read the release to see its nodes.");
    }

    /// <summary>The view that a machine has published; null when it has published none.</summary>
    public async Task<NodeView?> ViewAsync(MachineAddress address, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Projections.Nodes(address.ReleaseId, address.Run), Projections.Row(address.Path)), cancellationToken) is { } document
            ? ExecutionJson.Node(document.Body.Span)
            : null;

    /// <summary>What a running release shows of itself; null before its start.</summary>
    public async Task<ReleaseSummary?> SummaryAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Projections.Releases, id), cancellationToken) is { } document ? ExecutionJson.Release(document.Body.Span) : null;

    /// <summary>The addresses of the subprocesses that have begun in a release.</summary>
    public async Task<ImmutableArray<MachineAddress>> SubprocessesAsync(MachineAddress release, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<MachineAddress>();
        await foreach (var document in documents.ReadAllAsync(Projections.Nodes(release.ReleaseId, release.Run), string.Empty, cancellationToken))
        {
            if (ExecutionJson.Node(document.Body.Span) is { Path: [.., '/'] path })
            {
                found.Add(release with { Path = path });
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The address of a node of the newest run of a release that was started.</summary>
    public async Task<Result<MachineAddress>> AddressAsync(string id, string path, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, run: null, cancellationToken);
        if (found.Failed(out var error, out var record))
        {
            return error;
        }

        return record.WasStarted ? record.Address with { Path = path } : NotStarted(id);
    }

    internal async Task<ReleaseOverview> OverviewAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        ReleaseOverview.Of(record, record.WasStarted ? await SummaryAsync(record.Id, cancellationToken) : null);

    /// <summary>Whether a release has ended, or was called off.</summary>
    internal async Task<bool> IsOverAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        record.State == LaunchState.Cancelled
        || (record.State == LaunchState.Started

            // What is shown may still be of the run before.
            && await SummaryAsync(record.Id, cancellationToken) is { EndedAt: not null } summary && (summary.Run == 0 || summary.Run >= record.Run));

    internal static ApplicationError Unknown(string id) => new(ErrorCodes.UnknownRelease, 404, $"There is no release '{id}'.");

    private async Task<TreeNode> DraftAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var catalog = new DefinitionCatalog(definitions, []);
        var process = await catalog.ProcessAsync(record.Process, record.ProcessVersion, cancellationToken) ?? new ProcessDefinition { Id = record.Process };
        var linked = await catalog.LinkAsync(process, SourceMap.Empty, cancellationToken);
        return ReleaseTree.Compose(linked.Process, string.Empty, ImmutableDictionary<string, NodeView>.Empty);
    }

    private async Task<TreeNode> StartedAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var views = await ViewsAsync(record, cancellationToken);
        var (process, definitions) = await PinnedAsync(record, views.Values, cancellationToken);
        return ReleaseTree.Compose(process, string.Empty, views, definitions);
    }

    private async Task LoadChildrenAsync(ProcessDefinition process, Dictionary<string, ProcessDefinition> children, CancellationToken cancellationToken)
    {
        foreach (var hash in SubprocessReference.In(process).Select(r => r.Reference.DefinitionHash).OfType<string>())
        {
            await LoadChildAsync(hash, children, cancellationToken);
        }
    }

    private async Task LoadChildAsync(string hash, Dictionary<string, ProcessDefinition> children, CancellationToken cancellationToken)
    {
        if (!children.ContainsKey(hash))
        {
            children[hash] = await pinned.LoadAsync(hash, cancellationToken);
            await LoadChildrenAsync(children[hash], children, cancellationToken);
        }
    }
}
