namespace ReleaseOrchestration.Web.Background;

/// <summary>What jobs have in common about time.</summary>
internal static class Pauses
{
    /// <summary>After a turn that failed.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    // Timers cannot be longer than some weeks, and a clock that is set back must not stop them for long.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Waits until something happens, and until an instant at the longest.</summary>
    public static Task UntilAsync(Task wake, DateTimeOffset? next, TimeProvider clock, CancellationToken cancellationToken)
    {
        var pause = next is { } due ? due - clock.GetUtcNow() : Longest;
        return ForAsync(wake, pause < Longest ? pause : Longest, clock, cancellationToken);
    }

    /// <summary>Waits until something happens, and for so long at the longest.</summary>
    public static async Task ForAsync(Task wake, TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(wake, Task.Delay(pause, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
