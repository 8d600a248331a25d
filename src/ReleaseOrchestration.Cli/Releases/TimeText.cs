using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>How long something took, and how long it should take.</summary>
internal static class TimeText
{
    public static string Remark(DateTimeOffset? startedAt, DateTimeOffset? endedAt, string expected)
    {
        var took = startedAt is { } start && endedAt is { } end ? $"took {Durations.Format(Rounded(end - start))}" : string.Empty;
        var should = expected.Length > 0 ? $"expected {expected}" : string.Empty;
        return (took.Length, should.Length) switch
        {
            (0, _) => should,
            (_, 0) => took,
            _ => $"{took}, {should}",
        };
    }

    // What takes days is not told in seconds.
    private static TimeSpan Rounded(TimeSpan value)
    {
        var unit = value < TimeSpan.FromHours(1) ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMinute;
        return TimeSpan.FromTicks((value.Ticks + (unit / 2)) / unit * unit);
    }
}
