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

    private static readonly TimeSpan LongestPersistent = TimeSpan.FromMinutes(15);

    /// <summary>The pause after the first, second … failed try: a second, doubled each time, a minute at the most.</summary>
    public static TimeSpan PauseAfter(int tries) => Doubled(tries, Longest);

    /// <summary>The same for calls that are tried for ever, reading and keeping payloads: a quarter of an hour at the most.</summary>
    public static TimeSpan PersistentPauseAfter(int tries) => Doubled(tries, LongestPersistent);

    /// <summary>What a failed task says. Not every host keeps the details.</summary>
    public static string Problem(TaskFailedException failure) => failure.FailureDetails is { } details ? details.ErrorMessage : failure.Message;

    private static TimeSpan Doubled(int tries, TimeSpan longest)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(tries - 1, 30)));
        return pause < longest ? pause : longest;
    }
}
