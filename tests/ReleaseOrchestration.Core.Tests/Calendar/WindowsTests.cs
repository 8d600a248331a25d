using NodaTime;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class WindowsTests
{
    private const string Zurich = "Europe/Zurich";

    private static readonly string[] Zones = [Zurich, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca", "UTC"];

    [Theory]
    [InlineData(Zurich, true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Zuerich", false)]
    [InlineData("europe/zurich", false)]
    [InlineData("", false)]
    public void IsKnownZone_Id_IsLookedUp(string id, bool isKnown) => Assert.Equal(isKnown, Windows.IsKnownZone(id));

    [Theory]
    [InlineData("2025-04-07T06:59:59Z", "2025-04-07T07:00:00Z")]
    [InlineData("2025-04-07T07:00:00Z", "2025-04-07T07:00:00Z")]
    [InlineData("2025-04-07T14:59:59Z", "2025-04-07T14:59:59Z")]
    [InlineData("2025-04-07T15:00:00Z", "2025-04-08T07:00:00Z")]
    [InlineData("2025-04-09T07:00:00Z", "2025-04-14T07:00:00Z")]
    public void NextStart_OfficeHours_IsTheNextOpening(string now, string expected)
    {
        var window = Of("09:00", "17:00", Zurich, DayOfWeek.Monday, DayOfWeek.Tuesday);

        var start = Windows.NextStart(window, At(now));

        Assert.Equal(At(expected), start);
        Assert.Equal(start == At(now), Windows.IsOpen(window, At(now)));
    }

    [Theory]
    [InlineData("2025-04-07T21:59:00Z", false)]
    [InlineData("2025-04-07T22:00:00Z", true)]
    [InlineData("2025-04-08T01:59:00Z", true)]
    [InlineData("2025-04-08T02:00:00Z", false)]
    [InlineData("2025-04-07T01:00:00Z", false)]
    [InlineData("2025-04-08T22:00:00Z", false)]
    public void IsOpen_AcrossMidnight_BelongsToTheFirstDay(string now, bool isOpen) =>
        Assert.Equal(isOpen, Windows.IsOpen(Of("22:00", "02:00", "", DayOfWeek.Monday), At(now)));

    [Theory]
    [InlineData("00:00")]
    [InlineData("09:00")]
    public void IsOpen_FromEqualsTo_IsTheWholeDay(string time)
    {
        var window = Of(time, time, "", DayOfWeek.Monday);

        Assert.Equal(At("2025-04-07T00:00:00Z"), Windows.NextStart(window, At("2025-04-06T23:59:59Z")));
        Assert.Equal(At("2025-04-08T00:00:00Z"), Windows.OpenUntil(window, At("2025-04-07T12:00:00Z")));
    }

    [Fact]
    public void OpenUntil_NeighbouringWindows_IsTheEndOfTheLast()
    {
        var window = Of("00:00", "00:00", "", DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday);

        Assert.Equal(At("2025-04-08T00:00:00Z"), Windows.OpenUntil(window, At("2025-04-05T12:00:00Z")));
    }

    [Fact]
    public void OpenUntil_ClosedOrNeverClosing_IsNull()
    {
        Assert.Null(Windows.OpenUntil(Of("09:00", "17:00", ""), At("2025-04-07T08:00:00Z")));
        Assert.Null(Windows.OpenUntil(Of("00:00", "00:00", Zurich), At("2025-04-07T08:00:00Z")));
    }

    [Theory]
    [InlineData(Zurich, "02:30", "04:00", "2025-03-30T00:59:59Z", "2025-03-30T01:00:00Z")] // 02:30 is skipped: open from 03:00 local.
    [InlineData(Zurich, "02:15", "02:45", "2025-03-30T00:00:00Z", "2025-03-31T00:15:00Z")] // All of it is skipped: the next day.
    [InlineData(Zurich, "02:15", "02:45", "2025-10-26T00:45:00Z", "2025-10-26T01:15:00Z")] // Repeated: it opens a second time.
    [InlineData("America/New_York", "02:30", "05:00", "2025-03-09T06:00:00Z", "2025-03-09T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:10", "02:20", "2025-10-04T15:00:00Z", "2025-10-05T15:10:00Z")] // Half an hour is skipped: 02:00 to 02:30.
    public void NextStart_ChangeOfTheClock_IsExact(string zone, string from, string to, string now, string expected) =>
        Assert.Equal(At(expected), Windows.NextStart(Of(from, to, zone), At(now)));

    [Fact]
    public void NextStart_WeeklyWindowIsSkipped_IsAWeekLater() =>
        Assert.Equal(At("2025-04-06T00:15:00Z"), Windows.NextStart(Of("02:15", "02:45", Zurich, DayOfWeek.Sunday), At("2025-03-24T00:00:00Z")));

    [Fact]
    public void NextStart_AroundChangesOfTheClock_IsWhatTheWallClockSays()
    {
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var zone = Zones[random.Next(Zones.Length)];
            var window = Of(Time(random), Time(random), zone, [.. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(3) > 0)]);
            var now = NearChange(random, DateTimeZoneProviders.Tzdb[zone]);
            var expected = now;
            for (; !ReadsOpen(window, expected); expected = expected.AddMinutes(5))
            {
                Assert.False(Windows.IsOpen(window, expected), $"{zone} {window.From}-{window.To} at {expected:O}");
            }

            Assert.Equal(expected, Windows.NextStart(window, now));
            Assert.True(Windows.IsOpen(window, expected));
            AssertCloses(window, expected);
        }
    }

    private static void AssertCloses(WindowDefinition window, DateTimeOffset open)
    {
        var until = Windows.OpenUntil(window, open);
        if (until is { } end)
        {
            Assert.False(ReadsOpen(window, end));
        }

        for (var at = open; at < (until ?? open.AddDays(9)); at = at.AddMinutes(5))
        {
            Assert.True(ReadsOpen(window, at));
        }
    }

    // The rule read off a clock on the wall, without any calculation of intervals.
    private static bool ReadsOpen(WindowDefinition window, DateTimeOffset now)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(DateTimeZoneProviders.Tzdb[window.TimeZone]).LocalDateTime;
        var time = new TimeOnly(local.Hour, local.Minute, local.Second);
        var today = (DayOfWeek)((int)local.DayOfWeek % 7);
        var yesterday = (DayOfWeek)(((int)local.DayOfWeek + 6) % 7);
        var isToday = window.Days.IsEmpty || window.Days.Contains(today);
        var isYesterday = window.Days.IsEmpty || window.Days.Contains(yesterday);
        if (window.From == window.To)
        {
            return isToday;
        }

        return window.From < window.To
            ? isToday && time >= window.From && time < window.To
            : (isToday && time >= window.From) || (isYesterday && time < window.To);
    }

    private static DateTimeOffset NearChange(Random random, DateTimeZone zone)
    {
        var change = zone.GetZoneInterval(Instant.FromUtc(2015 + random.Next(12), 1 + random.Next(12), 1, 0, 0));
        var middle = change.HasEnd ? change.End : Instant.FromUtc(2025, 1, 1, 0, 0);
        return middle.Plus(NodaTime.Duration.FromMinutes(5 * random.Next(-600, 120))).ToDateTimeOffset();
    }

    private static string Time(Random random) => $"{random.Next(24):00}:{5 * random.Next(12):00}";

    private static WindowDefinition Of(string from, string to, string zone, params DayOfWeek[] days) =>
        new() { Days = [.. days], From = TimeOnly.Parse(from), To = TimeOnly.Parse(to), TimeZone = zone };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);
}
