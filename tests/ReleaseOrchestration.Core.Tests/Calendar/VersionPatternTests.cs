using System.Globalization;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class VersionPatternTests
{
    [Theory]
    [InlineData("{year}.{month}.{n}", "2026-04-02", 3, "2026.4.3", "2026.4.{n}")]
    [InlineData("{year}.{month:00}.{day:00}", "2026-04-02", 1, "2026.04.02", "2026.04.02")]
    [InlineData("{year}-q{quarter}.{n:000}", "2026-12-31", 12, "2026-q4.012", "2026-q4.{n:000}")]
    [InlineData("{year}.{week}", "2027-01-01", 1, "2026.53", "2026.53")]
    [InlineData("{year}.{week}", "2024-12-30", 1, "2025.1", "2025.1")]
    [InlineData("{year}.{month}.w{week:00}", "2024-12-30", 1, "2024.12.w01", "2024.12.w01")]
    [InlineData("{quarter}", "2026-03-31", 1, "1", "1")]
    [InlineData("r{n:0}", "2026-03-31", 1000, "r1000", "r{n:0}")]
    public void Render_OfADate_FillsThePlaceholders(string pattern, string date, int n, string version, string series)
    {
        Assert.Equal(version, VersionPattern.Render(pattern, Date(date), n));
        Assert.Equal(series, VersionPattern.Series(pattern, Date(date)));
    }

    [Theory]
    [InlineData("{year}.{month}.{n}", "", "2026.4.1")]
    [InlineData("{year}.{month}.{n}", "2026.4.2 2026.4.10 2026.3.99 2025.4.77 2026.4.x 2026.4.7-rc", "2026.4.11")]
    [InlineData("{n:00}-{year}", "09-2026 50-2025", "10-2026")]
    [InlineData("{n}{month}", "14 104", "114")]
    [InlineData("{year}.{month}", "2026.4", "2026.4")]
    [InlineData("{year}.{month}.{n}", "2026.4.12345678901234567890", "2026.4.1")]
    [InlineData("bump-major", "2.9.9 1.4.2", "2.0.0")]
    [InlineData("bump-minor", "v1.4.2", "v1.5.0")]
    [InlineData("bump-patch", "1.4.9", "1.4.10")]
    [InlineData("bump-minor", "", "0.1.0")]
    public void Next_OfAGroup_FollowsWhatItHas(string pattern, string versions, string expected) =>
        Assert.Equal(expected, VersionPattern.Next(pattern, Date("2026-04-02"), versions.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Version);

    [Theory]
    [InlineData("1.4")]
    [InlineData("1.4.0-rc.1")]
    [InlineData("April")]
    [InlineData("1.4.9999999999")]
    public void Bump_OfWhatIsNotThreeNumbers_SaysWhatToDo(string last)
    {
        var proposal = VersionPattern.Bump("bump-minor", last);

        Assert.False(proposal.IsVersion);
        Assert.Contains($"`{last}`", proposal.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(proposal.Fix);
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
