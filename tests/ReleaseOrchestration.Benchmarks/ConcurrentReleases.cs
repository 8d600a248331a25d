using System.Diagnostics;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>Many small releases at the same time.</summary>
internal sealed class ConcurrentReleases(int releases)
{
    public async Task<int> RunAsync()
    {
        await using var store = await BenchmarkStore.OpenAsync();
        var process = Processes.Small();
        await store.WarmUpAsync();
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, releases).Select(i => OneAsync(store, $"r{i}")));
        var total = Stopwatch.GetElapsedTime(started);
        Array.Sort(times);
        Console.WriteLine($"release: {releases} releases of 4 activities in 2 phases");
        Console.WriteLine($"total                 {total.TotalSeconds:F2} s, {releases / total.TotalSeconds:F0} releases/s, {store.Executor.Starts.Count / total.TotalSeconds:F0} activities/s");
        Console.WriteLine($"one release           {times[releases / 2].TotalMilliseconds:F0} ms median, {times[releases * 99 / 100].TotalMilliseconds:F0} ms p99");
        store.PrintStore();
        return 0;

        async Task<TimeSpan> OneAsync(BenchmarkStore store, string id)
        {
            var begun = Stopwatch.GetTimestamp();
            var start = await store.StartOf(process, id);
            await store.Runtime.StartAsync(start, default);
            await store.UntilEndedAsync(start.Self);
            return Stopwatch.GetElapsedTime(begun);
        }
    }
}
