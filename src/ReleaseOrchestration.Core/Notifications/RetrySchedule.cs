using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>When a notification that did not arrive is sent again: ten tries in 75 hours, as Standard Webhooks advises.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(24);

    /// <summary>The pauses after the first try, the second, and so on.</summary>
    public static ImmutableArray<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>When to try again; null when it was tried often enough.</summary>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="now">When the last try ended.</param>
    /// <param name="wish">How long the receiver asked to be left alone.</param>
    /// <param name="chance">Anything from 0 to below 1: what failed together is not tried again together.</param>
    public static DateTimeOffset? Next(int tries, DateTimeOffset now, TimeSpan? wish, double chance)
    {
        if (tries > Pauses.Length)
        {
            return null;
        }

        var pause = Pauses[Math.Max(tries, 1) - 1];
        var scattered = pause + (pause * (0.1 * chance));
        return now + (wish > scattered ? (wish.Value < LongestWish ? wish.Value : LongestWish) : scattered);
    }
}
