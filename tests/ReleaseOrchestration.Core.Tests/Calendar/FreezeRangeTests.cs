using System.Globalization;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class FreezeRangeTests
{
    private const string Weekend = "recurrence: {frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '08:00', timezone: Europe/Zurich}";

    [Theory]
    // One-off: whole, however much of it is in the range; the end of either is outside.
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2025-12-20T00:00:00Z/2026-01-05T00:00:00Z")]
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z", "2026-02-01T00:00:00Z", "")]
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2025-12-01T00:00:00Z", "2025-12-20T00:00:00Z", "")]
    [InlineData("from: 2025-12-20T00:00:00Z", "2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z", "2025-12-20T00:00:00Z/")]
    [InlineData("to: 2025-12-20T00:00:00Z", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z", "/2025-12-20T00:00:00Z")]
    // A moment.
    [InlineData("from: 2025-12-20T00:00:00Z, to: 2026-01-05T00:00:00Z", "2025-12-20T00:00:00Z", "2025-12-20T00:00:00Z", "2025-12-20T00:00:00Z/2026-01-05T00:00:00Z")]
    [InlineData(Weekend, "2025-01-13T07:00:00Z", "2025-01-13T07:00:00Z", "")]
    [InlineData(Weekend, "2025-01-10T17:00:00Z", "2025-01-10T17:00:00Z", "2025-01-10T17:00:00Z/2025-01-13T07:00:00Z")]
    // Weekends over both changes of the clock in Zurich (30 March and 26 October 2025).
    [InlineData(Weekend, "2025-03-24T00:00:00Z", "2025-04-07T00:00:00Z", "2025-03-21T17:00:00Z/2025-03-24T07:00:00Z 2025-03-28T17:00:00Z/2025-03-31T06:00:00Z 2025-04-04T16:00:00Z/2025-04-07T06:00:00Z")]
    [InlineData(Weekend, "2025-10-20T06:00:00Z", "2025-10-31T17:00:00Z", "2025-10-24T16:00:00Z/2025-10-27T07:00:00Z")]
    // The time that Zurich skips is no freeze, and the one that it repeats belongs to it both times.
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '02:45', timezone: Europe/Zurich}", "2025-03-29T12:00:00Z", "2025-03-31T12:00:00Z", "2025-03-31T00:15:00Z/2025-03-31T00:45:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '02:15', to: '02:45', timezone: Europe/Zurich}", "2025-10-26T00:00:00Z", "2025-10-26T12:00:00Z", "2025-10-26T00:15:00Z/2025-10-26T01:45:00Z")]
    // Lord Howe moves its clock by half an hour (6 April 2025, 02:00 to 01:30): 01:45 comes twice.
    [InlineData("recurrence: {frequency: daily, from: '01:45', to: '02:15', timezone: Australia/Lord_Howe}", "2025-04-05T12:00:00Z", "2025-04-06T12:00:00Z", "2025-04-05T14:45:00Z/2025-04-05T15:45:00Z")]
    // Nights that touch are one stretch; days of a month and of a year as they come.
    [InlineData("recurrence: {frequency: weekly, days: [Sat, Sun], from: '00:00', to: '00:00'}", "2025-04-01T00:00:00Z", "2025-04-14T00:00:00Z", "2025-04-05T00:00:00Z/2025-04-07T00:00:00Z 2025-04-12T00:00:00Z/2025-04-14T00:00:00Z")]
    [InlineData("recurrence: {frequency: monthly, days: [last, 28, 1], from: '06:00', to: '07:00'}", "2025-02-01T12:00:00Z", "2025-04-01T00:00:00Z", "2025-02-28T06:00:00Z/2025-02-28T07:00:00Z 2025-03-01T06:00:00Z/2025-03-01T07:00:00Z 2025-03-28T06:00:00Z/2025-03-28T07:00:00Z 2025-03-31T06:00:00Z/2025-03-31T07:00:00Z")]
    [InlineData("recurrence: {frequency: yearly, days: ['12-20', '02-29'], from: '18:00', to-day: '01-05', to: '08:00', timezone: Europe/Zurich}", "2026-01-02T00:00:00Z", "2026-12-21T00:00:00Z", "2025-02-28T17:00:00Z/2026-01-05T07:00:00Z 2026-02-28T17:00:00Z/2027-01-05T07:00:00Z")]
    // Without an end within sight, bounded by the recurrence alone.
    [InlineData("recurrence: {frequency: daily, from: '00:00', to: '00:00'}", "2025-04-08T08:00:00Z", "2025-05-01T00:00:00Z", "/")]
    [InlineData("recurrence: {frequency: daily, from: '00:00', to: '00:00', start: 2025-01-01T12:00:00Z, end: 2026-05-01T12:00:00Z}", "2025-04-08T08:00:00Z", "2025-05-01T00:00:00Z", "2025-01-01T12:00:00Z/2026-05-01T12:00:00Z")]
    [InlineData("recurrence: {frequency: weekly, days: Mon, from: '08:00', to-day: Mon, to: '08:00'}", "2025-04-05T12:30:00Z", "2025-04-06T12:30:00Z", "/")]
    // Bounds of a recurrence cut what they cross.
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00', start: 2025-04-07T20:00:00Z, end: 2025-04-09T07:00:00Z}", "2025-04-01T00:00:00Z", "2025-05-01T00:00:00Z", "2025-04-07T20:00:00Z/2025-04-08T08:00:00Z 2025-04-08T18:00:00Z/2025-04-09T07:00:00Z")]
    [InlineData("recurrence: {frequency: daily, from: '18:00', to: '08:00', start: 2025-04-07T20:00:00Z, end: 2025-04-09T07:00:00Z}", "2025-04-09T07:00:00Z", "2025-05-01T00:00:00Z", "")]
    public void Between_ARange_FindsThePeriodsThatOverlapIt(string when, string from, string until, string expected)
    {
        var found = FreezeTimes.Between(Read(when), Instant(from), Instant(until));
        Assert.Equal(expected, string.Join(' ', found.Select(p => $"{Text(p.From)}/{Text(p.Until)}")));
    }

    [Theory]
    [InlineData("frequency: weekly, days: [Fri, Sat, Sun], from: '18:00', to: '07:00', timezone: Europe/Zurich")]
    [InlineData("frequency: daily, from: '01:30', to: '02:30', timezone: America/New_York")]
    [InlineData("frequency: daily, from: '01:45', to: '01:45', timezone: Australia/Lord_Howe")]
    [InlineData("frequency: monthly, days: [last, 15], from: '22:00', to-day: 2, to: '05:00', timezone: Africa/Casablanca")]
    [InlineData("frequency: yearly, days: ['12-20', '08-01'], from: '00:00', to-day: '01-05', to: '00:00'")]
    [InlineData("frequency: daily, from: '00:00', to: '00:00', timezone: Europe/Zurich, start: 2025-03-01T05:10:00Z, end: 2025-11-01T05:10:00Z")]
    public void Between_AYear_AgreesWithWhatIsInForceEachHalfHour(string recurrence)
    {
        var freeze = Read($"recurrence: {{{recurrence}}}");
        var (from, until) = (Instant("2025-01-01T00:15:00Z"), Instant("2026-01-01T00:15:00Z"));
        var periods = FreezeTimes.Between(freeze, from, until);
        for (var now = from; now < until; now = now.AddMinutes(30))
        {
            var current = FreezeTimes.Current(freeze, now);
            var found = Assert.Single<FreezePeriod?>([.. periods.Where(p => !(p.From > now) && !(p.Until <= now)), .. current is null ? new FreezePeriod?[] { null } : []]);
            Assert.Equal(current?.Until, found?.Until);
        }

        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.From));
    }

    [Fact]
    public void Between_AllOfTime_IsBounded()
    {
        var nightly = Read("recurrence: {frequency: daily, from: '18:00', to: '08:00', timezone: Europe/Zurich}");
        Assert.Equal(FreezeTimes.MostPeriods, FreezeTimes.Between(nightly, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Length);
        var always = Read("recurrence: {frequency: daily, from: '00:00', to: '00:00'}");
        var found = Assert.Single(FreezeTimes.Between(always, Instant("2000-01-01T00:00:00Z"), DateTimeOffset.MaxValue));
        Assert.Equal((null, null), (found.From, found.Until));
        Assert.True(found.LooksUntil > Instant("2050-01-01T00:00:00Z"));
        var yearly = Read("recurrence: {frequency: yearly, days: '02-29', from: '00:00', to: '12:00'}");
        Assert.Equal(FreezeTimes.MostPeriods, FreezeTimes.Between(yearly, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Length);
        Assert.NotEmpty(FreezeTimes.Between(yearly, Instant("9979-01-01T00:00:00Z"), DateTimeOffset.MaxValue));
    }

    private static string Text(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static FreezeDefinition Read(string when)
    {
        var result = DocumentReader.Read($"freeze: {{id: f, {when}}}");
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<FreezeDocument>(result.Documents.Single()).Freeze;
    }
}
