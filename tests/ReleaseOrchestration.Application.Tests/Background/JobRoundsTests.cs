using ReleaseOrchestration.Application.Background;

namespace ReleaseOrchestration.Application.Tests.Background;

public sealed class JobRoundsTests
{
    [Theory]
    [InlineData(1, 5, 5)]
    [InlineData(7, 5, 3)]
    [InlineData(60, 5, 1)]
    public async Task Run_MuchToDo_StopsWhenItIsDoneOrItsTimeIsOver(int seconds, int work, int expected)
    {
        var clock = new SteppedClock();
        var rounds = 0;

        await JobRounds.RunAsync(
            () =>
            {
                clock.Elapsed += TimeSpan.FromSeconds(seconds);
                return Task.FromResult(++rounds < work);
            },
            clock);

        Assert.Equal(expected, rounds);
    }

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
