using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>A runtime in a folder that is thrown away.</summary>
internal sealed class BenchmarkStore : IAsyncDisposable
{
    private readonly string _folder;

    public InstantExecutor Executor { get; }

    public required EmbeddedRuntime Runtime { get; init; }

    public static async Task<BenchmarkStore> OpenAsync()
    {
        var executor = new InstantExecutor();
        var folder = Directory.CreateTempSubdirectory("relo-bench-").FullName;
        var runtime = await EmbeddedRuntime.OpenAsync(new EmbeddedOptions { DataFolder = folder }, executor, TimeProvider.System, NullLoggerFactory.Instance);
        return new BenchmarkStore(folder, executor) { Runtime = runtime };
    }

    private BenchmarkStore(string folder, InstantExecutor executor) => (_folder, Executor) = (folder, executor);

    public async Task<StartRelease> StartOf(ProcessDefinition process, string release) => new()
    {
        Self = new MachineAddress(release, 1, string.Empty),
        RulesVersion = RulesVersion.Current,
        DefinitionHash = await Runtime.PutAsync(DefinitionCodec.Serialize(process), default),
        Facts = new ReleaseFacts { Id = release, Name = release, StartedAt = TimeProvider.System.GetUtcNow(), StartedBy = "user:bench", CreatedBy = "user:bench" },
        RootReleaseId = release,
    };

    /// <summary>Runs a small release, so that what is measured is compiled.</summary>
    public async Task WarmUpAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            var start = await StartOf(Processes.Small(), $"warm-up-{i}");
            await Runtime.StartAsync(start, default);
            await UntilEndedAsync(start.Self);
        }

        Executor.Starts.Clear();
    }

    public async Task UntilEndedAsync(MachineAddress release)
    {
        for (var after = 0L; ;)
        {
            await Runtime.WaitAsync(release, after, default);
            after = (await Runtime.HeadAsync(release, default)).Sequence;
            if (await Runtime.GetAsync(new DocumentKey(Projections.Releases, release.ReleaseId), default) is { } document
                && ExecutionJson.Release(document.Body.Span).EndedAt is not null)
            {
                return;
            }
        }
    }

    /// <summary>The median and the 99th percentile of a write of 4 KiB and its sync, in milliseconds.</summary>
    public (double Median, double Worst) ProbeSync()
    {
        const int Rounds = 200;
        var block = new byte[4096];
        var times = new List<double>(Rounds);
        using var file = new FileStream(Path.Combine(_folder, "probe"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return (times[Rounds / 2], times[Rounds * 99 / 100]);
    }

    public void PrintStore()
    {
        var (commits, duration) = Runtime.Store.Metrics.Commits;
        var (median, worst) = ProbeSync();
        Console.WriteLine($"commits               {commits}, {duration.TotalMilliseconds / commits:F2} ms each");
        Console.WriteLine($"write + sync, 4 KiB   {median:F2} ms median, {worst:F2} ms p99");
        var database = new FileInfo(Path.Combine(_folder, "store.db"));
        Console.WriteLine($"database              {database.Length / 1024.0 / 1024.0:F1} MiB, working set {Environment.WorkingSet / 1024.0 / 1024.0:F0} MiB");
    }

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
