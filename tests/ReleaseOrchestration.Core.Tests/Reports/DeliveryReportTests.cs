using ReleaseOrchestration.Core.Reports;
using static ReleaseOrchestration.Core.Tests.Reports.ReportBench;

namespace ReleaseOrchestration.Core.Tests.Reports;

/// <summary>Figures of delivery in tables that were checked by hand. March 1 to 29 is four weeks.</summary>
public sealed class DeliveryReportTests
{
    private static readonly ReleaseFigures[] Weekly =
    [
        Run("web/w1", "03-02 08:00", "test 03-02 09:00 03-02 10:00 ok", "prod 03-03 08:00 03-03 09:00 ok"),
        Run("web/w2", "03-09 08:00", "test 03-09 09:00 03-09 10:00 ok", "prod 03-10 08:00 03-10 09:00 bad"),
        Run("web/w2#2", "03-09 08:00", "prod 03-10 10:00 03-10 11:00 ok"),
        Run("web/w3", "03-16 08:00", "test 03-16 09:00 03-16 12:00 bad"),
        Run("web/w4", "03-23 08:00", "test 03-23 09:00 03-23 10:00 ok", "prod 03-24 08:00 03-24 12:00 ok"),
        Run("db/d1", "03-05 00:00", "prod 03-05 06:00 03-05 12:00 bad"),
    ];

    [Fact]
    public void Frequency_FourWeeks_CountsWhatEndedAndWhatSucceeded() => Assert.Equal(
        ["db ship prod 1 0 0", "web ship prod 4 3 0.75", "web ship test 4 3 0.75"], Rows("deployment-frequency", March, [.. Weekly]));

    // w1 25 h, w2 27 h by its second run, w4 28 h: the middle is 27 h, nine of ten is the last.
    [Fact]
    public void LeadTime_FromTheFirstStart_ToTheFirstSuccess() => Assert.Equal(
        ["web ship prod 3 97200 100800", "web ship test 3 7200 7200"], Rows("lead-time", March, [.. Weekly]));

    [Fact]
    public void LeadTime_ReleaseThatIsDeployedAgain_CountsOnce() => Assert.Equal(
        ["web ship prod 1 3600 3600"],
        Rows("lead-time", March, Run("web/w1", "03-02 08:00", "prod 03-02 08:30 03-02 09:00 ok"), Run("web/w1#2", "03-02 08:00", "prod 03-09 08:30 03-09 09:00 ok")));

    [Fact]
    public void FailureRate_FailedOfAll_IsAFraction() => Assert.Equal(
        ["db ship prod 1 1 1", "web ship prod 4 1 0.25", "web ship test 4 1 0.25"], Rows("change-failure-rate", March, [.. Weekly]));

    // prod of web: down from 10 March 09:00 to 11:00. test of web: from 16 March 12:00 to 23 March 10:00. db is still down.
    [Fact]
    public void Restore_FromTheFirstFailure_ToTheNextSuccess() => Assert.Equal(
        ["db ship prod 1 0 1 - -", "web ship prod 1 1 0 7200 7200", "web ship test 1 1 0 597600 597600"], Rows("time-to-restore", March, [.. Weekly]));

    [Fact]
    public void Restore_FailuresInARow_AreOneIncident() => Assert.Equal(
        ["web ship prod 2 2 0 10800 14400"],
        Rows(
            "time-to-restore", March,
            Run("web/a", "03-02 08:00", "prod 03-02 08:00 03-02 10:00 bad"),
            Run("web/b", "03-02 11:00", "prod 03-02 11:00 03-02 12:00 bad"),
            Run("web/c", "03-02 12:00", "prod 03-02 12:00 03-02 14:00 ok"),
            Run("web/d", "03-03 08:00", "prod 03-03 08:00 03-03 10:00 bad"),
            Run("web/e", "03-03 11:00", "prod 03-03 11:00 03-03 12:00 ok")));

    [Fact]
    public void Restore_MendedAfterTheTimeThatIsAsked_IsRestored() => Assert.Equal(
        ["web ship prod 1 1 0 172800 172800"],
        Rows("time-to-restore", March, Run("web/a", "03-28 08:00", "prod 03-28 08:00 03-28 10:00 bad"), Run("web/b", "03-30 08:00", "prod 03-30 08:00 03-30 10:00 ok")));

    [Theory]
    [InlineData("deployment-frequency")]
    [InlineData("lead-time")]
    [InlineData("change-failure-rate")]
    [InlineData("time-to-restore")]
    [InlineData("releases")]
    [InlineData("planned")]
    [InlineData("waiting")]
    public void Make_NothingInTheTime_HasNoRows(string report) =>
        Assert.Empty(Rows(report, March, Run("web/w1", "02-27 08:00", "prod 02-28 08:00 02-28 09:00 bad"), Run("web/w2", "03-29 00:00", "prod 03-29 00:00 03-29 00:00 ok")));

    [Fact]
    public void Make_BoundsOfTheTime_TheFirstCountsAndTheLastDoesNot() => Assert.Equal(
        ["web ship prod 1 1 0.25"],
        Rows("deployment-frequency", March, Run("web/a", "02-28 08:00", "prod 02-28 08:00 03-01 00:00 ok"), Run("web/b", "03-28 08:00", "prod 03-28 08:00 03-29 00:00 ok")));

    [Theory]
    [InlineData("web", "", "web ship prod 4 3 0.75|web ship test 4 3 0.75")]
    [InlineData("", "prod", "db ship prod 1 0 0|web ship prod 4 3 0.75")]
    [InlineData("db", "test", "")]
    [InlineData("db,web", "prod", "db ship prod 1 0 0|web ship prod 4 3 0.75")]
    public void Make_OfGroupsAndEnvironments_LeavesOutOthers(string groups, string environments, string rows)
    {
        var request = March with { Groups = [.. groups.Split(',', StringSplitOptions.RemoveEmptyEntries)], Environments = [.. environments.Split(',', StringSplitOptions.RemoveEmptyEntries)] };

        Assert.Equal(rows.Split('|', StringSplitOptions.RemoveEmptyEntries), Rows("deployment-frequency", request, [.. Weekly]));
    }

    [Theory]
    [InlineData("", "-", "-")]
    [InlineData("5", "5", "5")]
    [InlineData("1 2", "1.5", "2")]
    [InlineData("3 1 2", "2", "3")]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "5.5", "9")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11", "6", "10")]
    [InlineData("1 1 1 1 1 1 1 1 1 100", "1", "1")]
    public void Quantiles_OfNumbers_AreTheMiddleAndTheNinthOfTen(string numbers, string median, string p90)
    {
        var times = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => TimeSpan.FromSeconds(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))).ToList();

        Assert.Equal((median, p90), (Shown(Quantiles.Median(times)), Shown(Quantiles.P90(times))));
    }

    private static string Shown(TimeSpan? time) => time?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
