using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The pause before an automatic retry: backoff times factor to the power of the retries before, at most max.</summary>
internal static class BackoffRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static TimeSpan Pause(RetryDefinition retry, int attemptsMade)
    {
        var limit = retry.Max ?? Longest;
        var factor = retry.Factor <= 0 ? 1 : retry.Factor;
        var seconds = retry.Backoff.TotalSeconds * Math.Pow(factor, Math.Max(0, attemptsMade - 1));
        return seconds >= limit.TotalSeconds ? limit : TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
    }
}
