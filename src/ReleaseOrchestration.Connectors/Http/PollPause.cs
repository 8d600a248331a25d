namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The pause between two polls, kept within bounds that suit both sides.</summary>
internal static class PollPause
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan Of(TimeSpan? wanted)
    {
        var pause = wanted ?? Default;
        return pause < Shortest ? Shortest : pause > Longest ? Longest : pause;
    }
}
