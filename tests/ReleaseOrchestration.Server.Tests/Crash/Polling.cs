namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>Between two looks at another process, which cannot tell us when it is done.</summary>
internal static class Polling
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at its token.
        }
    }
}
