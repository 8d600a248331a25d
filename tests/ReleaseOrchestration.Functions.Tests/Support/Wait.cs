namespace ReleaseOrchestration.Functions.Tests.Support;

/// <summary>Looks at another process, which cannot tell us when it is done, until it is.</summary>
internal static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task UntilAsync(Func<Task<bool>> look, Func<string> what, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await look())
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {limit}: {what()}", e);
        }
    }
}
