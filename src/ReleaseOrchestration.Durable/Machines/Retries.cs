using Microsoft.DurableTask;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// How often and after which pauses things are tried again. Instances that run know these figures from replays: they are no settings, and a change is a new version of the shell.
/// </summary>
internal static class Retries
{
    /// <summary>How often an effect is tried, as the embedded runtime does by default.</summary>
    public const int MostTries = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Of calls that must succeed some day, unless there is a defect: reading and keeping payloads. About a day.</summary>
    public static TaskOptions Persistent { get; } =
        TaskOptions.FromRetryPolicy(new RetryPolicy(300, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    /// <summary>The pause after the first, second … failed try: a second, doubled each time, a minute at the most.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(tries - 1, 30)));
        return pause < Longest ? pause : Longest;
    }
}
