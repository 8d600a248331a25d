using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class CadencePropertyTests
{
    private static readonly DateTimeOffset Origin = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<int> Hours = Gen.Choose(0, 24 * 1000);

    private static readonly Gen<CadenceDefinition> Cadences =
        from days in Gen.Elements(
            "frequency: daily, at: '02:30'",
            "frequency: weekly, days: [Sun, Thu], at: '01:45'",
            "frequency: biweekly, days: [Sun, Sat], at: '02:15', start: '2024-01-05T00:00:00Z'",
            "frequency: monthly, days: [31, 2nd Sun, last Sun], at: '02:00', end: '2026-03-29T01:00:00Z'",
            "frequency: quarterly, days: [30, last], at: '00:00', start: '2024-02-05T00:00:00Z'",
            "frequency: cron, cron: '*/30 0-3 * * SAT,SUN'",
            "frequency: cron, cron: '15 23 29-31 * SUN'")
        from zone in Gen.Elements("Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/Nuuk", "UTC")
        from exceptions in Gen.ArrayOf(Exceptions())
        select CadenceText.Read($"{days}, timezone: {zone}, exceptions: [{string.Join(", ", exceptions.DistinctBy(text => text[..18]))}]");

    [Fact]
    public void Between_OfARangeInTwoParts_IsThatOfTheWhole() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Cadences),
        Arb.From(Gen.ArrayOf(Hours, 3)),
        (cadence, hours) =>
        {
            var cuts = hours.Order().Select(hour => Origin.AddHours(hour)).ToArray();
            Assert.Equal(
                CadenceTimes.Between(cadence, cuts[0], cuts[2]),
                CadenceTimes.Between(cadence, cuts[0], cuts[1]).Concat(CadenceTimes.Between(cadence, cuts[1], cuts[2])));
        }));

    [Fact]
    public void Between_OfAnyRange_IsInOrderInRangeWithKeysThatAreUnique() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Cadences),
        Arb.From(Hours),
        (cadence, hours) =>
        {
            var (from, until) = (Origin.AddHours(hours), Origin.AddHours(hours).AddDays(90));
            var found = CadenceTimes.Between(cadence, from, until).ToList();
            Assert.Equal(found.OrderBy(occurrence => occurrence.At).Select(occurrence => occurrence.At), found.Select(occurrence => occurrence.At));
            Assert.Equal(found.Count, found.Select(occurrence => occurrence.Key).Distinct(StringComparer.Ordinal).Count());
            Assert.All(found, occurrence => Assert.True(occurrence.At >= from && occurrence.At < until && occurrence.At.Offset == TimeSpan.Zero));
            Assert.All(found, occurrence => Assert.True(occurrence.IsMoved || occurrence.At == occurrence.Planned));
            Assert.All(found, occurrence => Assert.False(occurrence.Planned < cadence.Start || occurrence.Planned >= cadence.End));
        }));

    [Fact]
    public void Next_FromOneToTheNext_IsBetween() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Cadences),
        Arb.From(Hours),
        (cadence, hours) =>
        {
            var (after, until) = (Origin.AddHours(hours), Origin.AddHours(hours).AddDays(40));
            var instants = new List<DateTimeOffset>();
            for (var next = CadenceTimes.Next(cadence, after); next is not null && next.At < until; next = CadenceTimes.Next(cadence, next.At))
            {
                instants.Add(next.At);
            }

            Assert.Equal(CadenceTimes.Between(cadence, after.AddTicks(1), until).Select(occurrence => occurrence.At).Distinct(), instants);
        }));

    private static Gen<string> Exceptions() =>
        from day in Gen.Choose(0, 900)
        from moved in Gen.Choose(0, 24 * 10)
        let date = Origin.AddDays(day)
        let moveTo = moved == 0 ? string.Empty : $", move-to: '{date.AddHours(moved - 120):yyyy-MM-ddTHH:mm:ss}Z'"
        select string.Create(CultureInfo.InvariantCulture, $"{{date: {date:yyyy-MM-dd}{moveTo}, reason: r}}");
}
