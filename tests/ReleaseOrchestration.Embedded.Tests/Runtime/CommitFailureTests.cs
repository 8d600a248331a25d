using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Tests.Support;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class CommitFailureTests
{
    [Fact]
    public async Task Commit_ThatFails_TellsTheCallerAndChangesNothing()
    {
        await using var world = await World.OpenAsync();
        var start = await world.StartOf(Yaml.OneTask);
        world.Runtime.Store.Engine.Fault = p => throw new IOException($"disk full {p}");
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => world.Runtime.StartAsync(start, default));
        Assert.Equal("RO5004", failure.Code);
        Assert.False(world.Runtime.IsReady);
        Assert.Null(await world.ViewAsync("one"));

        world.Runtime.Store.Engine.Fault = null;
        Assert.True(await world.Runtime.StartAsync(start, default));
        Assert.True(world.Runtime.IsReady);
    }

    [Fact]
    public async Task Store_ThatFailed_IsReadyAgainByItself()
    {
        await using var world = await World.OpenAsync();
        world.Runtime.Store.Engine.Fault = _ => throw new IOException("disk full");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => world.Runtime.WriteAsync([new DocumentWrite(new("p", "r"), "{}"u8.ToArray())], default));
        var recovered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Runtime.Store.Engine.Fault = p =>
        {
            if (p == CommitPoint.After)
            {
                recovered.TrySetResult();
            }
        };
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await recovered.Task.WaitAsync(World.Patience);
        Assert.NotNull(await Succeeds(world));
        Assert.True(world.Runtime.IsReady);
    }

    [Theory]
    [InlineData(CommitPoint.Before)]
    [InlineData(CommitPoint.After)]
    public async Task Release_WhoseNthCommitFails_EndsAllTheSame(object point)
    {
        for (var n = 1; n <= 12; n++)
        {
            await using var world = await World.OpenAsync();
            var start = await world.StartOf(Yaml.OnePipeline);
            var count = 0;
            world.Runtime.Store.Engine.Fault = p =>
            {
                if (p.Equals(point) && ++count == n)
                {
                    throw new IOException("torn");
                }
            };
            try
            {
                await world.Runtime.StartAsync(start, default);
            }
            catch (StoreUnavailableException)
            {
                await world.Runtime.StartAsync(start, default);
            }

            await EndAsync(world);
            Assert.Empty(await world.Runtime.QuarantinedAsync(default));
            Assert.Empty(await world.Runtime.UndeliverableAsync(10, default));
            Assert.Single((await world.ViewAsync("one.a"))!.Attempts);
        }
    }

    // The outcome of an effect is delivered again a second after a failed commit; the test's clock moves until it was.
    private static async Task EndAsync(World world)
    {
        var ended = world.UntilEndedAsync();
        while (!ended.IsCompleted)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await ended;
    }

    private static Task<WriteResult> Succeeds(World world) => world.Runtime.WriteAsync([new DocumentWrite(new("p", "r2"), "{}"u8.ToArray())], default);
}
