using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class BackoffRuleTests
{
    [Theory]
    [InlineData(30, 2, 0, 1, 30)]
    [InlineData(30, 2, 0, 2, 60)]
    [InlineData(30, 2, 0, 3, 120)]
    [InlineData(30, 1.5, 0, 3, 67.5)]
    [InlineData(30, 0, 0, 3, 30)]
    [InlineData(30, -1, 0, 3, 30)]
    [InlineData(30, 0.5, 0, 3, 7.5)]
    [InlineData(30, 2, 50, 1, 30)]
    [InlineData(30, 2, 50, 2, 50)]
    [InlineData(30, 2, 60, 2, 60)]
    [InlineData(30, 10, 600, 300, 600)]
    [InlineData(0, 2, 0, 5, 0)]
    public void Pause_AfterAnAttempt_GrowsUpToItsLimit(double backoff, double factor, double max, int attempts, double expected)
    {
        var retry = new RetryDefinition
        {
            Attempts = 500,
            Backoff = TimeSpan.FromSeconds(backoff),
            Factor = factor,
            Max = max > 0 ? TimeSpan.FromSeconds(max) : null,
        };
        Assert.Equal(TimeSpan.FromSeconds(expected), BackoffRule.Pause(retry, attempts));
    }

    [Fact]
    public void Pause_WithoutLimit_IsNeverLongerThanADurationCanBe()
    {
        var retry = new RetryDefinition { Attempts = 500, Backoff = TimeSpan.FromDays(1), Factor = 1000 };
        Assert.InRange(BackoffRule.Pause(retry, 400), TimeSpan.FromDays(1), TimeSpan.FromDays(3660));
    }
}
