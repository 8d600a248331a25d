using ReleaseOrchestration.Core.Reports;
using ReleaseOrchestration.Core.Values;
using static ReleaseOrchestration.Core.Tests.Reports.ReportBench;

namespace ReleaseOrchestration.Core.Tests.Reports;

/// <summary>Releases against their plans, who was waited for, and the text of a table.</summary>
public sealed class ReleaseReportTests
{
    private static readonly ReleaseFigures Late = Run("web/w1", "03-02 08:30", "prod 03-02 09:00 03-02 12:00 ok") with { PlannedStart = At("03-02 08:00"), PlannedEnd = At("03-02 11:00"), Name = "Weekly", Version = "1.4" };
    private static readonly ReleaseFigures Early = Run("web/w2", "03-09 08:00", "prod 03-09 09:00 03-09 10:00 ok") with { PlannedStart = At("03-09 08:00"), PlannedEnd = At("03-09 11:00") };
    private static readonly ReleaseFigures Unplanned = Run("/x", "03-10 08:00", "test 03-10 08:00 03-10 09:00 bad");

    [Fact]
    public void Releases_InTheOrderOfTheirEnds_WithTheirDelays() => Assert.Equal(
        [
            "w1 1 Weekly 1.4 web ship prod Succeeded 2026-03-02T08:00:00Z 2026-03-02T08:30:00Z 1800 2026-03-02T11:00:00Z 2026-03-02T12:00:00Z 3600 12600",
            "w2 1   web ship prod Succeeded 2026-03-09T08:00:00Z 2026-03-09T08:00:00Z 0 2026-03-09T11:00:00Z 2026-03-09T10:00:00Z -3600 7200",
            "x 1    ship test Failed - 2026-03-10T08:00:00Z - - 2026-03-10T09:00:00Z - 3600",
        ],
        Rows("releases", March, Unplanned, Early, Late));

    [Fact]
    public void Planned_OfThoseWithAPlan_TellsHowLate() => Assert.Equal(["web ship 2 1 900 1800 2 1 0 3600"], Rows("planned", March, Late, Early, Unplanned));

    [Fact]
    public void Planned_LaterRunOfARelease_IsNoDelay() => Assert.Equal(
        ["web ship 1 1 1800 1800 1 1 3600 3600"], Rows("planned", March, Late, Late with { Run = 2, StartedAt = At("03-20 08:00"), EndedAt = At("03-20 09:00") }));

    [Fact]
    public void Waiting_ByOwnerAndCause_TheLongestFirst()
    {
        var release = Run("web/w1", "03-02 08:00", "prod 03-02 09:00 03-02 12:00 ok") with
        {
            Waits =
            [
                new(WaitCause.SignOff, "user:alice", "p.go", At("03-02 08:00"), At("03-02 10:00")),
                new(WaitCause.SignOff, "user:alice", "p.on", At("03-02 10:00"), At("03-02 14:00")),
                new(WaitCause.Task, "user:alice", "p.do", At("03-02 08:00"), At("03-02 09:00")),
                new(WaitCause.Hold, "Platform", "p.run", At("03-02 08:00"), At("03-03 08:00")),
                new(WaitCause.Hold, "Platform", "p.run", At("02-02 08:00"), At("02-03 08:00")),
            ],
        };

        Assert.Equal(["Platform hold 1 86400 86400 86400 86400", "user:alice signOff 2 21600 10800 14400 14400", "user:alice task 1 3600 3600 3600 3600"], Rows("waiting", March, release));
    }

    [Fact]
    public void Make_UnknownName_IsNone() => Assert.Null(ReleaseReports.Make("nope", [], March));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" blank", "\" blank\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    public void Csv_Text_IsQuotedAndNoFormula(string text, string cell) =>
        Assert.Equal($"name\r\n{cell}\r\n", CsvText.Write(new ReportTable(["name"], [[DataValue.Of(text)]])));

    [Fact]
    public void Csv_NumbersAndNothing_AreAsTheyAre() =>
        Assert.Equal("a,b,c\r\n-1800,,0.25\r\n", CsvText.Write(new ReportTable(["a", "b", "c"], [[DataValue.Of(-1800m), DataValue.Null, DataValue.Of(0.25m)]])));
}
