using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Core.Tests.Notifications;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_WithoutChance_MakesTenTriesInSeventyFiveHours()
    {
        var (tries, now) = (1, Start);
        while (RetrySchedule.Next(tries, now, wish: null, chance: 0) is { } next)
        {
            (tries, now) = (tries + 1, next);
        }

        Assert.Equal(10, tries);
        Assert.Equal(new TimeSpan(75, 35, 5), now - Start);
    }

    [Fact]
    public void Next_WithChance_ComesAtMostATenthLater()
    {
        for (var tries = 1; tries <= RetrySchedule.Pauses.Length; tries++)
        {
            var least = RetrySchedule.Next(tries, Start, wish: null, chance: 0);
            var most = RetrySchedule.Next(tries, Start, wish: null, chance: 0.999_999);
            Assert.InRange(most!.Value - least!.Value, TimeSpan.Zero, RetrySchedule.Pauses[tries - 1] / 10);
        }
    }

    [Fact]
    public void Next_WithAWish_WaitsAtLeastThatLong()
    {
        Assert.Equal(Start + TimeSpan.FromMinutes(2), RetrySchedule.Next(1, Start, TimeSpan.FromMinutes(2), chance: 0));
        Assert.Equal(Start + TimeSpan.FromSeconds(5), RetrySchedule.Next(1, Start, TimeSpan.FromSeconds(1), chance: 0));
        Assert.Equal(Start + TimeSpan.FromHours(24), RetrySchedule.Next(1, Start, TimeSpan.FromDays(365), chance: 0));
    }
}
