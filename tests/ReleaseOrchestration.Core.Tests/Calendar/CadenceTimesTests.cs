using System.Globalization;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class CadenceTimesTests
{
    private const string Thursdays = "frequency: weekly, days: [Thu], at: '09:00', timezone: Europe/Zurich";

    [Fact]
    public void Between_WithAnExceptionThatLeavesOut_LacksIt()
    {
        var cadence = CadenceText.Read($"{Thursdays}, exceptions: [{{date: 2025-12-25, reason: Christmas}}]");

        Assert.Equal(["2025-12-18", "2026-01-01"], Keys(CadenceTimes.Between(cadence, At("2025-12-18T08:00Z"), At("2026-01-02T00:00Z"))));
    }

    [Fact]
    public void Between_WithAnExceptionThatMoves_HasItAtItsNewTime()
    {
        var cadence = CadenceText.Read($"{Thursdays}, exceptions: [{{date: 2025-05-01, move-to: '2025-05-09T09:00:00+02:00', reason: Labour Day}}]");

        Assert.Equal(["2025-05-08", "2025-05-01"], Keys(CadenceTimes.Between(cadence, At("2025-05-01T00:00Z"), At("2025-05-15T00:00Z"))));
        var moved = Assert.Single(CadenceTimes.Between(cadence, At("2025-05-09T00:00Z"), At("2025-05-15T00:00Z")));
        Assert.Equal(new Occurrence("2025-05-01", At("2025-05-09T07:00Z"), At("2025-05-01T07:00Z"), true, "Labour Day"), moved);
        Assert.Equal(moved, CadenceTimes.Next(cadence, At("2025-05-08T07:00Z")));
    }

    [Fact]
    public void Between_WithAnExceptionOfADayWithoutOccurrence_IsAsWithoutIt()
    {
        var cadence = CadenceText.Read($"{Thursdays}, exceptions: [{{date: 2025-05-02, move-to: '2025-05-09T09:00:00+02:00'}}, {{date: 2025-05-03}}]");

        Assert.Equal(["2025-05-01", "2025-05-08"], Keys(CadenceTimes.Between(cadence, At("2025-05-01T00:00Z"), At("2025-05-15T00:00Z"))));
    }

    [Fact]
    public void Between_CronWithAnExceptionThatMoves_MovesTheFirstOfTheDayAndLeavesOutTheOthers()
    {
        var cadence = CadenceText.Read("frequency: cron, cron: '0 9,15 * * *', exceptions: [{date: 2025-05-01, move-to: '2025-05-02T12:00:00Z'}]");

        Assert.Equal(
            ["2025-04-30T0900", "2025-04-30T1500", "2025-05-02T0900", "2025-05-01T0900", "2025-05-02T1500"],
            Keys(CadenceTimes.Between(cadence, At("2025-04-30T00:00Z"), At("2025-05-03T00:00Z"))));
    }

    [Fact]
    public void Between_BeforeTheStartAndFromTheEndOn_IsNothing()
    {
        var cadence = CadenceText.Read("frequency: daily, at: '09:00', start: '2025-05-02T09:00:00Z', end: '2025-05-04T09:00:00Z'");

        Assert.Equal(["2025-05-02", "2025-05-03"], Keys(CadenceTimes.Between(cadence, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
        Assert.Null(CadenceTimes.Next(cadence, At("2025-05-03T09:00Z")));
    }

    [Theory]
    [InlineData("2025-05-02T09:00Z", "2025-05-02T09:00Z")]
    [InlineData("2025-05-03T09:00Z", "2025-05-02T09:00Z")]
    public void Between_OfAnEmptyRange_IsNothing(string from, string until) =>
        Assert.Empty(CadenceTimes.Between(CadenceText.Read("frequency: daily, at: '09:00'"), At(from), At(until)));

    [Fact]
    public void Between_OfSkippedTimesByCron_CountsEachInstantOnce()
    {
        // 02:00 and 02:30 come to the instants of 03:00 and 03:30.
        var cadence = CadenceText.Read("frequency: cron, cron: '0,30 2,3 * * *', timezone: Europe/Zurich");

        Assert.Equal(["2025-03-30T0300", "2025-03-30T0330"], Keys(CadenceTimes.Between(cadence, At("2025-03-30T00:00Z"), At("2025-03-31T00:00Z"))));
    }

    [Fact]
    public void Between_OfTimesBeforeMidnightThatAreSkipped_IsInOrder()
    {
        // In Nuuk the hour from 23:00 to midnight is skipped: 23:30 comes to 00:30 of the next day, after its 00:00.
        var cadence = CadenceText.Read("frequency: cron, cron: '0,30 0,23 * * *', timezone: America/Nuuk");
        var all = CadenceTimes.Between(cadence, At("2024-03-30T12:00Z"), At("2024-03-31T12:00Z")).ToList();

        Assert.Equal(["2024-03-31T0000", "2024-03-31T0030"], Keys(all));
        Assert.Equal([At("2024-03-31T01:00Z"), At("2024-03-31T01:30Z")], all.Select(occurrence => occurrence.At));
    }

    [Fact]
    public void Between_OverADayThatIsSkipped_CountsOnce() =>
        Assert.Equal(
            ["2011-12-29", "2011-12-31", "2012-01-01"],
            Keys(CadenceTimes.Between(CadenceText.Read("frequency: daily, at: '09:00', timezone: Pacific/Apia"), At("2011-12-29T12:00Z"), At("2012-01-01T00:00Z"))));

    [Theory]
    [InlineData("frequency: quarterly, days: [5th Fri], interval: 400, start: '2100-02-01T00:00:00Z'")]
    [InlineData("frequency: cron, cron: '0 0 29 2 */7', start: '2025-01-01T00:00:00Z', end: '2050-01-01T00:00:00Z', exceptions: [{date: 2032-02-29}]")]
    public void Next_WhereThereIsNoneEver_IsNull(string text) => Assert.Null(CadenceTimes.Next(CadenceText.Read(text), At("2025-01-01T00:00Z")));

    [Fact]
    public void Next_OfTheRarestCron_IsFound() =>
        Assert.Equal(At("2128-02-29T00:00Z"), CadenceTimes.Next(CadenceText.Read("frequency: cron, cron: '0 0 29 2 */7'"), At("2088-02-29T00:00Z"))?.At);

    [Theory]
    [InlineData("frequency: daily, interval: 1000, start: '2024-02-01T00:00:00Z', exceptions: [{date: 9999-12-31, move-to: '2025-01-01T00:00:00Z'}, {date: 0001-01-01}]")]
    [InlineData("frequency: biweekly, days: [Sun], interval: 1000, start: '9999-12-31T00:00:00Z'")]
    [InlineData("frequency: quarterly, days: [last], start: '0001-01-01T00:00:00Z', timezone: Pacific/Auckland")]
    [InlineData("frequency: cron, cron: '59 23 31 12 *', timezone: America/New_York")]
    public void Between_AtTheEndsOfTime_ComesToAnEnd(string text)
    {
        var cadence = CadenceText.Read(text);

        Assert.All(CadenceTimes.Between(cadence, DateTimeOffset.MinValue, At("0100-01-01T00:00Z")), occurrence => Assert.NotEmpty(occurrence.Key));
        Assert.All(CadenceTimes.Between(cadence, At("9900-01-01T00:00Z"), DateTimeOffset.MaxValue), occurrence => Assert.NotEmpty(occurrence.Key));
        Assert.Null(CadenceTimes.Next(cadence, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Between_OfAnEditedTimeOfDay_KeepsTheKeys()
    {
        var (from, until) = (At("2025-01-01T00:00Z"), At("2025-06-01T00:00Z"));

        Assert.Equal(
            Keys(CadenceTimes.Between(CadenceText.Read(Thursdays), from, until)),
            Keys(CadenceTimes.Between(CadenceText.Read(Thursdays.Replace("09:00", "17:45", StringComparison.Ordinal)), from, until)));
    }

    private static List<string> Keys(IEnumerable<Occurrence> occurrences) => [.. occurrences.Select(occurrence => occurrence.Key)];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
