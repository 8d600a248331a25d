using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>The use cases on the real embedded runtime in a folder of their own.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly string _folder;

    private Workshop(EmbeddedRuntime runtime, string folder)
    {
        (Runtime, _folder) = (runtime, folder);
        Store = new DefinitionStore(runtime, runtime);
        Freezes = new FreezeUpdates(Store, runtime);
        Definitions = new DefinitionService(Store, Freezes, Clock);
        Releases = new ReleaseStore(runtime);
        Queries = new ReleaseQueries(Releases, Store, runtime, runtime);
        Indexer = new ReleaseIndexer(Releases, runtime);
        Lists = new ReleaseLists(Releases, Indexer, Queries);
        Service = ServiceOn(runtime);
        History = new DefinitionHistory(Store, Definitions);
        Uses = new DefinitionUses(Store, Releases, Queries);
        Deletion = new DefinitionDeletion(Store, Uses, Freezes, Clock);
        Entries = new ActivityStore(Store, Clock);
        Signals = new ReleaseSignals(Queries, runtime, new EvidenceFiles(runtime), Random);
    }

    public static Origin Rita { get; } = new("user:rita", []);

    public EmbeddedRuntime Runtime { get; }

    public MovableClock Clock { get; } = new();

    public CountingRandom Random { get; } = new();

    public DefinitionStore Store { get; }

    public FreezeUpdates Freezes { get; }

    public DefinitionService Definitions { get; }

    public ReleaseStore Releases { get; }

    public ReleaseQueries Queries { get; }

    public ReleaseIndexer Indexer { get; }

    public ReleaseLists Lists { get; }

    public ReleaseService Service { get; }

    public ReleaseSignals Signals { get; }

    public DefinitionHistory History { get; }

    public DefinitionUses Uses { get; }

    public DefinitionDeletion Deletion { get; }

    public ActivityStore Entries { get; }

    public static async Task<Workshop> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("relo-app-").FullName;
        var runtime = await EmbeddedRuntime.OpenAsync(new EmbeddedOptions { DataFolder = folder }, new SilentPipelines(), TimeProvider.System, NullLoggerFactory.Instance);
        return new Workshop(runtime, folder);
    }

    public ReleaseService ServiceOn(IExecutionRuntime runtime) => new(Releases, Queries, new ReleasePlanner(Store, new ProcessPinning(Store, Runtime)), new ReleaseReaches(Store, Runtime), new GroupStarts(Store, Releases, Queries, Runtime), runtime, Random, Clock);

    public ReleaseReaches Reaches() => new(Store, Runtime);

    public Task<ApplyReport> ApplyAsync(string text) => ApplyAsync(text, new SaveOptions("user:rita"));

    public async Task<ApplyReport> ApplyAsync(string text, SaveOptions options)
    {
        var result = await Definitions.ApplyAsync(text, options, default);
        Assert.True(result.Error is null, result.Error + string.Join('\n', result.Error?.Problems ?? []));
        return result.Value;
    }

    public Task<Errors.Result<DefinitionRecord>> DeleteAsync(DefinitionKind kind, string id) =>
        Deletion.DeleteAsync(kind, id, Precondition.None, "user:rita", "no longer needed", default);

    public Task<Errors.Result<ReleaseOverview>> CreateAsync(string id, string process, bool start = true, string? operation = null) =>
        Service.CreateAsync(new CreateRelease { Id = id, Process = process, Start = start }, Rita with { Operation = operation }, default);

    public async Task<ImmutableArray<string>> IdsAsync() => [.. (await Lists.ListAsync(new ReleaseFilter(), 50, null, default))!.Items.Select(r => r.Id)];

    public async Task<NodeView> NodeAsync(string id, string path) => (await Queries.NodeAsync(id, path, null, default)).Value.Node;

    public async ValueTask DisposeAsync()
    {
        Indexer.Dispose();
        await Runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
