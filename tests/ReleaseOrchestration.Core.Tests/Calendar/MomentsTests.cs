using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Tests.Calendar;

public sealed class MomentsTests
{
    private static readonly DateTimeOffset Start = new(2025, 4, 7, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2025-04-07T06:00:00Z", 0)]
    [InlineData("2025-04-07T06:00Z", 0)]
    [InlineData("2025-04-07T08:00:00+02:00", 0)]
    [InlineData("2025-04-07T08:00:00+0200", 0)]
    [InlineData("2025-04-07T01:30:00-04:30", 0)]
    [InlineData("2025-04-07T06:00:00.5Z", 500)]
    [InlineData("2025-04-07 06:00:00Z", 0)]
    public void TryParse_InstantWithOffset_IsRead(string text, int milliseconds)
    {
        Assert.True(Moments.TryParse(text, out var instant));
        Assert.Equal(Start.AddMilliseconds(milliseconds), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("2025-04-07T06:00:00")]
    [InlineData("2025-04-07")]
    [InlineData("2025-04-31T06:00:00Z")]
    [InlineData("2025-04-07T25:00:00Z")]
    [InlineData("2025-04-07T06:00:00+25:00")]
    [InlineData("07.04.2025 06:00Z")]
    [InlineData("April 7, 2025 06:00Z")]
    [InlineData("2025-04-07T06:00:00 CET")]
    [InlineData("")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(Moments.TryParse(text, out _));

    [Theory]
    [InlineData("3d 9h", "2025-04-10T15:00:00Z")]
    [InlineData("PT30M", "2025-04-07T06:30:00Z")]
    [InlineData("2025-12-24T00:00:00+01:00", "2025-12-23T23:00:00Z")]
    public void TryResolve_OffsetOrInstant_IsCountedFromTheStart(string text, string expected)
    {
        Assert.True(Moments.TryResolve(text, Start, out var instant));
        Assert.Equal(DateTimeOffset.Parse(expected), instant);
    }

    [Fact]
    public void TryResolve_PastTheEndOfTime_IsRefused() => Assert.False(Moments.TryResolve("3650d", DateTimeOffset.MaxValue.AddDays(-1), out _));

    [Fact]
    public void TryResolve_Nonsense_IsRefused() => Assert.False(Moments.TryResolve("soon", Start, out _));
}
