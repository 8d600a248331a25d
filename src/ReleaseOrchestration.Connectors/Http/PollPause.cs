namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The pause between two polls, kept within bounds that suit both sides.</summary>
internal static class PollPause
{
    private const double Growth = 1.3;
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A pause that grows from five seconds to a minute, as a pipeline takes longer.</summary>
    /// <param name="wanted">What the connector says; it does not grow.</param>
    /// <param name="count">How often the pipeline was asked before.</param>
    public static TimeSpan Growing(TimeSpan? wanted, int count) => Of(wanted ?? First * Math.Min(Most / First, Math.Pow(Growth, Math.Min(count, 100))));

    public static TimeSpan Of(TimeSpan? wanted)
    {
        var pause = wanted ?? Default;
        return pause < Shortest ? Shortest : pause > Longest ? Longest : pause;
    }
}
