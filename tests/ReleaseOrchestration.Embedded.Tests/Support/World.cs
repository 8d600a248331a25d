using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded.Storage;

namespace ReleaseOrchestration.Embedded.Tests.Support;

/// <summary>A runtime on a real file in a folder of its own.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _folders = [];
    private int _signals;
    private EmbeddedRuntime? _runtime;

    private World()
    {
    }

    public ManualTime Time { get; } = new();

    public TestExecutor Executor { get; } = new();

    public EmbeddedOptions Options { get; } = new();

    public EmbeddedRuntime Runtime => _runtime!;

    public MachineAddress Root { get; } = new("r1", 1, string.Empty);

    public StorePaths Paths => StorePaths.Of(Options);

    public static async Task<World> OpenAsync(Action<World>? configure = null)
    {
        var world = new World();
        world.Options.DataFolder = world.NewFolder();
        configure?.Invoke(world);
        await world.OpenRuntimeAsync();
        return world;
    }

    public static ProcessDefinition Read(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<ProcessDocument>(result.Documents.Single(d => d is ProcessDocument)).Process;
    }

    public async Task OpenRuntimeAsync() =>
        _runtime = await EmbeddedRuntime.OpenAsync(Options, Executor, Time, NullLoggerFactory.Instance);

    public async Task CloseAsync()
    {
        await Runtime.DisposeAsync();
        _runtime = null;
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenRuntimeAsync();
    }

    /// <summary>What a loss of power leaves: the files as they are now. The old runtime goes on in its old folder until it is stopped.</summary>
    public async Task CrashAsync()
    {
        var copy = NewFolder();
        foreach (var file in Directory.EnumerateFiles(Paths.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".db-shm" or ".lock")))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Paths.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await CloseAsync();
        Options.DataFolder = copy;
        await OpenRuntimeAsync();
    }

    public async Task<string> PutAsync(string yaml) => await Runtime.PutAsync(DefinitionCodec.Serialize(Read(yaml)), default);

    public async Task<StartRelease> StartOf(string yaml, string release = "r1") => new()
    {
        Self = new MachineAddress(release, 1, string.Empty),
        RulesVersion = RulesVersion.Current,
        DefinitionHash = await PutAsync(yaml),
        Facts = new ReleaseFacts { Id = release, Name = release, StartedAt = Time.Now, StartedBy = "user:rita", CreatedBy = "user:carl" },
        RootReleaseId = release,
    };

    public async Task StartAsync(string yaml, string release = "r1") => Assert.True(await Runtime.StartAsync(await StartOf(yaml, release), default));

    public Task<SignalReply?> SignalAsync(string path, Func<string, Signal> make) =>
        Runtime.SignalAsync(Root with { Path = path }, make($"s{++_signals}"), Patience, default);

    public async Task AcceptedAsync(string path, Func<string, Signal> make)
    {
        var reply = await SignalAsync(path, make);
        Assert.True(reply?.Accepted, reply?.Message ?? "no answer");
    }

    public Task DoneAsync(string path) =>
        AcceptedAsync(path, id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "complete", Status = TaskState.Done });

    public async Task<NodeView?> ViewAsync(string path) =>
        await Runtime.GetAsync(new DocumentKey(Projections.Nodes(Root.ReleaseId, 1), Projections.Row(path)), default) is { } document
            ? ExecutionJson.Node(document.Body.Span)
            : null;

    public async Task<string> StatusAsync(string path) => (await ViewAsync(path))?.Status ?? "none";

    public async Task<ImmutableArray<AuditEntry>> AuditAsync(MachineAddress? release = null) =>
        [.. (await Runtime.ReadAsync(release ?? Root, 0, int.MaxValue, default)).Select(l => AuditChain.Read(new AuditRecord(l.Body.ToArray(), l.Hash))!)];

    /// <summary>Waits until the trail has an entry.</summary>
    public async Task UntilAsync(Func<AuditEntry, bool> condition, MachineAddress? release = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var after = 0L; ;)
        {
            var lines = await Runtime.ReadAsync(release ?? Root, after, 1000, patience.Token);
            if (lines.Any(l => condition(AuditChain.Read(new AuditRecord(l.Body.ToArray(), l.Hash))!)))
            {
                return;
            }

            after += lines.Length;
            await Runtime.WaitAsync(release ?? Root, after, patience.Token);
        }
    }

    public Task UntilEndedAsync(string status = "Succeeded") => UntilAsync(e => e.Path.Length == 0 && e.After == status);

    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null)
        {
            await CloseAsync();
        }

        _folders.ForEach(f => Directory.Delete(f, recursive: true));
    }

    private string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("relo-").FullName;
        _folders.Add(folder);
        return folder;
    }
}
