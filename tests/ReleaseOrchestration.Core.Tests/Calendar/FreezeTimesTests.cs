using System.Globalization;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class FreezeTimesTests
{
    [Theory]
    // One-off: the end itself is outside.
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2025-12-19T23:59:59Z", "", "2025-12-20T00:00:00Z")]
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2025-12-20T00:00:00Z", "2026-01-05T00:00:00Z", "")]
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z", "", "")]
    [InlineData("from: 2025-12-20T00:00:00Z", "2030-01-01T00:00:00Z", "open", "")]
    [InlineData("to: 2025-12-20T00:00:00Z", "2001-01-01T00:00:00Z", "2025-12-20T00:00:00Z", "")]
    // Daily over midnight.
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00'}", "2025-04-07T17:59:59Z", "", "2025-04-07T18:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00'}", "2025-04-07T18:00:00Z", "2025-04-08T08:00:00Z", "2025-04-08T18:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00'}", "2025-04-08T07:59:59Z", "2025-04-08T08:00:00Z", "2025-04-08T18:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00'}", "2025-04-08T08:00:00Z", "", "2025-04-08T18:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '00:00', to: '00:00'}", "2025-04-08T08:00:00Z", "open", "")]
    [InlineData("recurrence: {frequency: daily, from: '00:00', to: '00:00', end: 2025-05-01T12:00:00Z}", "2025-04-08T08:00:00Z", "2025-05-01T12:00:00Z", "")]
    // A weekend in Zurich, in winter and over both changes of the clock (30 March and 26 October 2025).
    [InlineData("recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}", "2025-01-10T16:59:59Z", "", "2025-01-10T17:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}", "2025-01-10T17:00:00Z", "2025-01-13T07:00:00Z", "2025-01-17T17:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}", "2025-03-30T12:00:00Z", "2025-03-31T06:00:00Z", "2025-04-04T16:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}", "2025-10-26T12:00:00Z", "2025-10-27T07:00:00Z", "2025-10-31T17:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}", "2025-10-27T06:59:59Z", "2025-10-27T07:00:00Z", "2025-10-31T17:00:00Z")]
    // The hour that Zurich repeats belongs to the freeze both times; the hour that it skips cannot be frozen.
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '02:45', timezone: Europe/Zurich}", "2025-10-26T00:15:00Z", "2025-10-26T01:45:00Z", "2025-10-27T01:15:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '02:45', timezone: Europe/Zurich}", "2025-10-26T01:44:59Z", "2025-10-26T01:45:00Z", "2025-10-27T01:15:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '02:45', timezone: Europe/Zurich}", "2025-03-30T01:00:00Z", "", "2025-03-31T00:15:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '03:30', timezone: Europe/Zurich}", "2025-03-30T01:00:00Z", "2025-03-30T01:30:00Z", "2025-03-31T00:15:00Z")]
    // Days of the week as they are written, each over midnight; days that touch are one stretch.
    [InlineData("recurrence: {frequency: weekly, days: [monday, TUE], from: '22:00', to: '06:00'}", "2025-04-09T05:59:00Z", "2025-04-09T06:00:00Z", "2025-04-14T22:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: [Sat, Sun], from: '00:00', to: '00:00'}", "2025-04-05T01:00:00Z", "2025-04-07T00:00:00Z", "2025-04-12T00:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, from: '12:00', to: '13:00'}", "2025-04-05T12:30:00Z", "2025-04-05T13:00:00Z", "2025-04-06T12:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Mon, from: '08:00', to-day: Mon, to: '08:00'}", "2025-04-05T12:30:00Z", "open", "")]
    // Month ends: February has no 30, and the last day is what it is.
    [InlineData("recurrence: {frequency: monthly, days: last, from: '12:00', to-day: 2, to: '12:00'}", "2025-03-01T00:00:00Z", "2025-03-02T12:00:00Z", "2025-03-31T12:00:00Z")]
    [InlineData("recurrence: {frequency: monthly, days: 30, from: '00:00', to: '00:00'}", "2024-02-29T10:00:00Z", "2024-03-01T00:00:00Z", "2024-03-30T00:00:00Z")]
    [InlineData("recurrence: {frequency: monthly, days: [1, 15], from: '06:00', to: '07:00'}", "2025-04-14T06:30:00Z", "", "2025-04-15T06:00:00Z")]
    // A year end, and a leap day.
    [InlineData("recurrence: {frequency: yearly, days: '12-20', from: '18:00', to-day: '01-05', to: '08:00', timezone: Europe/Zurich}", "2026-01-02T00:00:00Z", "2026-01-05T07:00:00Z", "2026-12-20T17:00:00Z")]
    [InlineData("recurrence: {frequency: yearly, days: '02-29', from: '00:00', to: '00:00'}", "2025-02-28T10:00:00Z", "2025-03-01T00:00:00Z", "2026-02-28T00:00:00Z")]
    // Bounds of a recurrence.
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00', start: 2025-04-07T20:00:00Z, end: 2025-04-08T07:00:00Z}", "2025-04-07T19:00:00Z", "", "2025-04-07T20:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00', start: 2025-04-07T20:00:00Z, end: 2025-04-08T07:00:00Z}", "2025-04-07T20:00:00Z", "2025-04-08T07:00:00Z", "")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00', start: 2025-04-07T20:00:00Z, end: 2025-04-08T07:00:00Z}", "2025-04-08T07:00:00Z", "", "")]
    [InlineData("recurrence: {frequency: yearly, days: '12-20', from: '00:00', to: '00:00', start: 2031-01-01T00:00:00Z}", "2025-01-01T00:00:00Z", "", "2031-12-20T00:00:00Z")]
    public void CurrentAndNext_OfAFreeze_AreThoseOfTheCalendar(string when, string now, string until, string next)
    {
        var freeze = Read($"freeze: {{id: f, {when}}}");
        var instant = Instant(now);
        var current = FreezeTimes.Current(freeze, instant);
        Assert.Equal(until.Length > 0, current is not null);
        Assert.Equal(until is "" or "open" ? null : Instant(until), current?.Until);
        Assert.Equal(next.Length > 0 ? Instant(next) : null, FreezeTimes.Next(freeze, instant)?.From);
    }

    [Fact]
    public void Current_AroundEachHourOfAYearInZurich_AgreesWithTheWallClock()
    {
        var freeze = Read("freeze: {id: f, recurrence: {frequency: weekly, days: [Fri, Sat, Sun], from: '18:00', to: '07:00', timezone: Europe/Zurich}}");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");
        for (var now = Instant("2025-01-01T00:30:00Z"); now.Year == 2025; now = now.AddHours(1))
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            var expected = local.Hour >= 18
                ? local.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday
                : local.Hour < 7 && local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday or DayOfWeek.Monday && local.Hour < 7;
            var current = FreezeTimes.Current(freeze, now);
            Assert.Equal(expected, current is not null);
            Assert.True(current is null || (current.From <= now && now < current.Until));
        }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static FreezeDefinition Read(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<FreezeDocument>(result.Documents.Single()).Freeze;
    }
}
