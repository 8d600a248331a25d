using System.Diagnostics;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Measures work in processor time, which a busy machine does not stretch; the best of three runs counts.</summary>
internal static class Effort
{
    private const int Runs = 3;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AssertBelowASecond(Action work, string what = "")
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < Runs && best >= Second; run++)
        {
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Measure(work).Ticks));
        }

        Assert.True(best < Second, $"{what} took {best.TotalMilliseconds:f0} ms.");
    }

    /// <summary>The lesser of the processor time and the time on the clock: each can only say too much.</summary>
    public static TimeSpan Measure(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        var elapsed = clock.Elapsed;
        process.Refresh();
        return TimeSpan.FromTicks(Math.Min(elapsed.Ticks, (process.TotalProcessorTime - before).Ticks));
    }
}
