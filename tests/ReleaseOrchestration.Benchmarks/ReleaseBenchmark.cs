using System.Diagnostics;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>One large release: does the start of an activity cost the same at its beginning and at its end?</summary>
internal sealed class ReleaseBenchmark(string name, ProcessDefinition process, int freezes = 0)
{
    private const int Window = 100;

    public async Task<int> RunAsync()
    {
        await using var store = await BenchmarkStore.OpenAsync();
        await store.WarmUpAsync();
        await FreezeBenchmark.SetAsync(store, freezes);
        var start = await store.StartOf(process, "r1");
        var busy = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await store.Runtime.StartAsync(start, default);
        await store.UntilEndedAsync(start.Self);
        var total = Stopwatch.GetElapsedTime(started);
        var starts = store.Executor.Starts.ToArray();
        var first = PerStart(starts[0], starts[Window]);
        var last = PerStart(starts[^(Window + 1)], starts[^1]);
        Console.WriteLine($"{name}: {starts.Length} activities in {process.Phases.Length} phases");
        Console.WriteLine($"total                 {total.TotalSeconds:F2} s, {starts.Length / total.TotalSeconds:F0} activities/s");
        Console.WriteLine($"processor             {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / starts.Length:F2} ms an activity");
        Console.WriteLine($"start of the first    {Stopwatch.GetElapsedTime(started, starts[0]).TotalMilliseconds:F1} ms");
        Console.WriteLine($"first {Window} activities  {first:F3} ms each");
        Console.WriteLine($"last {Window} activities   {last:F3} ms each, {last / first:F2} times the first");
        store.PrintStore();
        return 0;
    }

    private static double PerStart(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds / Window;
}
