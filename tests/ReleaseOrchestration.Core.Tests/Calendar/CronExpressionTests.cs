using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 9 * * MON-FRI", "0", "9", 31, 12, "1,2,3,4,5")]
    [InlineData("*/20 0-6/3 1,15 jan,7 *", "0,20,40", "0,3,6", 2, 2, "0,1,2,3,4,5,6")]
    [InlineData("50/5 23 29 2 7", "50,55", "23", 1, 1, "0")]
    [InlineData("5,5,5 0 */10 */6 SUN,sat", "5", "0", 4, 2, "0,6")]
    [InlineData("0 0 31 */2 0/3", "0", "0", 1, 6, "0,3,6")]
    [InlineData("  0\t0 * *  5-7 ", "0", "0", 31, 12, "0,5,6")]
    public void Parse_OfAnExpression_GivesItsValues(string text, string minutes, string hours, int days, int months, string daysOfWeek)
    {
        var cron = CronExpression.Parse(text, out var problem);
        Assert.True(cron is not null, problem);
        Assert.Equal((minutes, hours, days, months, daysOfWeek), (Join(cron.Minutes), Join(cron.Hours), cron.DaysOfMonth.Count, cron.Months.Count, Join(cron.DaysOfWeek)));
    }

    [Theory]
    [InlineData("0 9 13 * 5", true)]
    [InlineData("0 9 * * 5", false)]
    [InlineData("0 9 13 * *", false)]
    [InlineData("0 9 */2 * 5", false)]
    public void Parse_OfBothDays_EitherIsEnough(string text, bool either) => Assert.Equal(either, CronExpression.Parse(text, out _)!.EitherDay);

    [Theory]
    [InlineData("", "has 0 fields")]
    [InlineData("9", "has 1 field;")]
    [InlineData("0 0 9 * * 1", "has 6 fields")]
    [InlineData("@daily", "has 1 field;")]
    [InlineData("60 9 * * *", "`60` is no minute")]
    [InlineData("-1 9 * * *", "`-1` is no minute")]
    [InlineData("* 24 * * *", "`24` is no hour")]
    [InlineData("0 9 0 * *", "`0` is no day of the month")]
    [InlineData("0 9 32 * *", "`32` is no day of the month")]
    [InlineData("0 9 L * *", "`L` is no day of the month")]
    [InlineData("0 9 * 13 *", "`13` is no month")]
    [InlineData("0 9 * * 8", "`8` is no day of the week")]
    [InlineData("0 9 * * FRI-MON", "`FRI-MON` is no day of the week")]
    [InlineData("0 9 * * MON#2", "`MON#2` is no day of the week")]
    [InlineData("0 9 ? * *", "`?` is no day of the month")]
    [InlineData("*/0 9 * * *", "`*/0` is no minute")]
    [InlineData("*/60 9 * * *", "`*/60` is no minute")]
    [InlineData("*/ 9 * * *", "`*/` is no minute")]
    [InlineData("1,,2 9 * * *", "`1,,2` is no minute")]
    [InlineData("10-5 9 * * *", "`10-5` is no minute")]
    [InlineData("1-2-3 9 * * *", "`1-2-3` is no minute")]
    [InlineData("+5 9 * * *", "`+5` is no minute")]
    [InlineData("0.5 9 * * *", "`0.5` is no minute")]
    [InlineData("0 9 30 2 *", "is never")]
    [InlineData("0 9 31 4,6,9,11 *", "is never")]
    public void Parse_OfAnythingElse_SaysWhatIsWrong(string text, string words)
    {
        Assert.Null(CronExpression.Parse(text, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DayThatNeverComesBesideADayOfTheWeek_IsTheDayOfTheWeek() => Assert.NotNull(CronExpression.Parse("0 9 31 2 MON", out _));

    private static string Join(IEnumerable<int> values) => string.Join(',', values);
}
