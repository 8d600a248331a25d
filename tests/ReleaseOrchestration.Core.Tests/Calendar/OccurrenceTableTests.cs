using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class OccurrenceTableTests
{
    private static readonly InstantPattern InstantOf = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");
    private static readonly LocalDateTimePattern WallOf = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [Theory]
    [InlineData("zurich.txt", 58)]
    [InlineData("new-york.txt", 54)]
    [InlineData("lord-howe.txt", 34)]
    [InlineData("casablanca.txt", 34)]
    [InlineData("months.txt", 122)]
    public void Between_OfATable_IsWhatTwoOtherLibrariesFound(string file, int count)
    {
        var tables = OccurrenceTable.ReadAll(file);

        Assert.All(tables, AssertAgrees);
        Assert.Equal(count, tables.Sum(table => table.Rows.Count));
    }

    private static void AssertAgrees(OccurrenceTable table)
    {
        var zone = DateTimeZoneProviders.Tzdb[table.Zone];
        var found = CadenceTimes.Between(CadenceText.Read(table.Cadence), At(table.From, zone), At(table.Until, zone)).ToList();

        Assert.Equal(table.Rows.Select(row => row.Instant), found.Select(occurrence => InstantOf.Format(Instant.FromDateTimeOffset(occurrence.At))));
        Assert.Equal(table.Rows.Select(row => row.Local), found.Select(occurrence => Shown(occurrence.At, zone)));
    }

    private static string Shown(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).ToString("ddd uuuu-MM-dd HH:mm o<+HH:mm>", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string wall, DateTimeZone zone) => zone.AtLeniently(WallOf.Parse(wall).Value).ToDateTimeOffset();
}
