using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>The runs of a release. Which is the newest stands in what its machines show, and nowhere else: it is there as soon as the run is.</summary>
public sealed partial class ReleaseQueries
{
    /// <summary>The machine of a run; of the newest when none is named.</summary>
    public async Task<Result<MachineAddress>> RunAsync(string id, int? run, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, run, cancellationToken);
        return found.Failed(out var error, out var record) ? error : record.Address;
    }

    /// <summary>The trees of all runs.</summary>
    internal async Task<Result<ReleaseHistory>> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, run: null, cancellationToken);
        if (found.Failed(out var error, out var record))
        {
            return error;
        }

        if (!record.WasStarted)
        {
            return NotStarted(id);
        }

        var views = new List<Dictionary<string, NodeView>>();
        for (var run = 1; run <= record.Run; run++)
        {
            views.Add(await ViewsAsync(record with { Run = run }, cancellationToken));
        }

        var (process, definitions) = await PinnedAsync(record, views.SelectMany(nodes => nodes.Values), cancellationToken);
        var runs = views.Select(nodes => ReleaseTree.Compose(process, string.Empty, nodes, definitions)).ToImmutableArray();

        return new ReleaseHistory(record.Address, process, runs, definitions);
    }

    private static ApplicationError NotStarted(string id) => new(ErrorCodes.NotStarted, 409, $"The release '{id}' has not started; start it first.");

    /// <summary>What is left of a release that was purged; null when it was not.</summary>
    internal Task<PurgedRelease?> PurgedAsync(string id, CancellationToken cancellationToken) => releases.FindPurgedAsync(id, cancellationToken);

    internal async Task<ApplicationError> MissingAsync(string id, CancellationToken cancellationToken) =>
        (await releases.FindPurgedAsync(id, cancellationToken))?.ToError() ?? Unknown(id);

    // The record as it was written knows the first run alone.
    private async Task<Result<ReleaseRecord>> FindAsync(string id, int? run, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(id, cancellationToken) is not { Record: var record })
        {
            return await MissingAsync(id, cancellationToken);
        }

        var newest = record.WasStarted ? Math.Max(record.Run, (await SummaryAsync(id, cancellationToken))?.Run ?? 0) : record.Run;
        return run is null || run <= newest
            ? record with { Run = run ?? newest }
            : new ApplicationError(ErrorCodes.UnknownRun, 404, $"The release '{id}' has no run {run}; its newest is {newest}.");
    }

    private async Task<ImmutableArray<ReleaseRun>> RunsAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var newest = (await SummaryAsync(record.Id, cancellationToken))?.Run ?? record.Run;
        var runs = ImmutableArray.CreateBuilder<ReleaseRun>();
        for (var run = 1; run <= Math.Max(newest, record.Run); run++)
        {
            if (await ViewAsync(record.Address with { Run = run }, cancellationToken) is { } root)
            {
                runs.Add(ReleaseRun.Of(run, root, record));
            }
        }

        return runs.ToImmutable();
    }

    private async Task<ReleaseOverview> OverviewOfRunAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var overview = await OverviewAsync(record, cancellationToken);
        return overview.Run == record.Run || await ViewAsync(record.Address, cancellationToken) is not { } root
            ? overview
            : overview with { Run = record.Run, Status = Enum.Parse<ReleaseStatus>(root.Status), Reason = root.Reason, EndedAt = root.EndedAt, Outputs = root.Outputs };
    }

    private async Task<Dictionary<string, NodeView>> ViewsAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var views = await ReadAsync(record.Address, string.Empty, cancellationToken);
        foreach (var carried in views.Values.Where(view => view.CarriedFrom is not null && (view.Type == "subprocess" || !view.Remedies.IsEmpty || view.Tasks.Any(task => !task.Processes.IsEmpty))).ToList())
        {
            var origin = record.Address with { Run = carried.CarriedFrom!.Value };
            foreach (var (path, below) in await ReadAsync(origin, Projections.Row(carried.Path), cancellationToken))
            {
                views.TryAdd(path, below with { CarriedFrom = origin.Run });
            }
        }

        return views;
    }

    private async Task<Dictionary<string, NodeView>> ReadAsync(MachineAddress release, string prefix, CancellationToken cancellationToken)
    {
        var views = new Dictionary<string, NodeView>(StringComparer.Ordinal);
        await foreach (var document in documents.ReadAllAsync(Projections.Nodes(release.ReleaseId, release.Run), prefix, cancellationToken))
        {
            var view = ExecutionJson.Node(document.Body.Span);
            views[view.Path] = view;
        }

        return views;
    }

    private async Task<(ProcessDefinition Process, Func<ProcessReference, ProcessDefinition?> Definitions)> PinnedAsync(
        ReleaseRecord record, IEnumerable<NodeView> views, CancellationToken cancellationToken)
    {
        var process = await pinned.LoadAsync(record.DefinitionHash, cancellationToken);
        var children = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        await LoadChildrenAsync(process, children, cancellationToken);
        foreach (var remedy in views.SelectMany(view => view.Remedies))
        {
            await LoadChildAsync(remedy.Process.DefinitionHash!, children, cancellationToken);
        }

        return (process, reference => reference.DefinitionHash is { } hash && children.TryGetValue(hash, out var child) ? child : null);
    }
}
