using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86400)]
    [InlineData("1d 12h", 129600)]
    [InlineData("1d12h", 129600)]
    [InlineData(" 1d  12h ", 129600)]
    [InlineData("1.5h", 5400)]
    [InlineData("0.5s", 0.5)]
    [InlineData("0s", 0)]
    [InlineData("90m", 5400)]
    [InlineData("PT30M", 1800)]
    [InlineData("P1DT12H", 129600)]
    [InlineData("P1D", 86400)]
    [InlineData("PT0.25S", 0.25)]
    [InlineData("P2W", 1209600)]
    [InlineData("3650d", 315360000)]
    public void TryParse_LengthOfTime_IsRead(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var value));
        Assert.Equal(TimeSpan.FromSeconds(seconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5m")]
    [InlineData("+5m")]
    [InlineData("12h 1d")]
    [InlineData("1h 1h")]
    [InlineData("1d, 12h")]
    [InlineData("5 minutes")]
    [InlineData("1y")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("-PT5M")]
    [InlineData("1e3s")]
    [InlineData(".5h")]
    [InlineData("1,5h")]
    [InlineData("3650d 1s")]
    [InlineData("999999999d")]
    [InlineData("99999999999999999999h")]
    [InlineData("٣s")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(45, "45s")]
    [InlineData(90, "1m 30s")]
    [InlineData(129600, "1d 12h")]
    [InlineData(1.25, "1.25s")]
    public void Format_LengthOfTime_IsShort(double seconds, string text) => Assert.Equal(text, Durations.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Format_AnyLength_ReadsBackTheSame()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var value = TimeSpan.FromTicks(random.NextInt64(Durations.Greatest.Ticks >> random.Next(40)));
            Assert.True(Durations.TryParse(Durations.Format(value), out var read));
            Assert.Equal(value, read);
        }
    }
}
