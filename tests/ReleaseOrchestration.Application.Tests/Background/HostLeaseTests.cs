using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Background;

public sealed class HostLeaseTests
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    private readonly MemoryStore _store = new();
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task TryRun_WhileAnotherHostDoes_DoesNotUntilThatIsOver()
    {
        var hold = new TaskCompletionSource();
        var first = Host().TryRunAsync("work", Most, () => hold.Task, default);

        Assert.False(await Host().TryRunAsync("work", Most, NeverAsync, default));
        Assert.True(await Host().TryRunAsync("other work", Most, () => Task.CompletedTask, default));
        hold.SetResult();
        Assert.True(await first);
        Assert.True(await Host().TryRunAsync("work", Most, () => Task.CompletedTask, default));
    }

    [Fact]
    public async Task TryRun_OtherHostIsLost_DoesAfterItsTime()
    {
        var (lost, own) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Host().TryRunAsync("work", Most, () => lost.Task, default);
        _clock.Now += Most;
        var second = Host().TryRunAsync("work", Most, () => own.Task, default);

        // The one that was taken for lost ends: the lease is not its own any more.
        lost.SetResult();
        await first;
        Assert.False(await Host().TryRunAsync("work", Most, NeverAsync, default));
        own.SetResult();
        Assert.True(await second);
    }

    [Fact]
    public async Task TryRun_AnotherHostTakesItInBetween_DoesNot()
    {
        var other = Task.FromResult(false);
        var hold = new TaskCompletionSource();
        _store.Trouble = _ =>
        {
            _store.Trouble = _ => { };
            other = Host().TryRunAsync("work", Most, () => hold.Task, default);
        };

        Assert.False(await Host().TryRunAsync("work", Most, NeverAsync, default));
        hold.SetResult();
        Assert.True(await other);
    }

    [Fact]
    public async Task TryRun_WorkFails_LeavesTheLease()
    {
        await Assert.ThrowsAsync<IOException>(() => Host().TryRunAsync("work", Most, () => throw new IOException(), default));

        Assert.True(await Host().TryRunAsync("work", Most, () => Task.CompletedTask, default));
    }

    private static Task NeverAsync() => throw new InvalidOperationException("It is done by another host.");

    private HostLease Host() => new(_store, _clock);
}
