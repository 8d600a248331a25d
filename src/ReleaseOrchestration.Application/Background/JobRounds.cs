namespace ReleaseOrchestration.Application.Background;

/// <summary>How long a job goes on in one run where there is much to do: what it leaves is done in its next run, and the others that are due need not wait for it.</summary>
public static class JobRounds
{
    /// <summary>After so long no further round is begun.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <summary>Does rounds until there is nothing to do, or the time is over.</summary>
    /// <param name="round">One round; false when there was nothing to do.</param>
    /// <param name="clock">The clock.</param>
    public static async Task RunAsync(Func<Task<bool>> round, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (await round() && clock.GetElapsedTime(began) < Budget)
        {
        }
    }
}
