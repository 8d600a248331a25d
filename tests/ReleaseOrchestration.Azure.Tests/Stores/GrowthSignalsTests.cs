using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Tests.Stores;

public sealed class GrowthSignalsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Wait_OfManyForTheSame_SharesLooks()
    {
        var signals = new GrowthSignals(TimeProvider.System, TimeSpan.FromHours(1));
        var (looks, head) = (0, 1L);
        Task<long> Look(CancellationToken cancellationToken) => Task.FromResult(Interlocked.Increment(ref looks) > 0 ? Volatile.Read(ref head) : 0);

        var waiting = Enumerable.Range(0, 100).Select(_ => signals.WaitAsync("t", Look, seen => seen > 1, default)).ToList();
        Assert.Equal(1, looks);
        Volatile.Write(ref head, 2);
        signals.Grew("t");

        Assert.All(await Task.WhenAll(waiting).WaitAsync(Patience), seen => Assert.Equal(2, seen));
        Assert.Equal(2, looks);
        Assert.Equal(2, await signals.WaitAsync("t", Look, seen => seen > 1, default));
    }

    [Fact]
    public async Task Wait_ForWhatAnotherHostWrites_EndsAtALookOfItsOwn()
    {
        var signals = new GrowthSignals(TimeProvider.System, TimeSpan.FromMilliseconds(20));
        var looks = 0;
        Assert.Equal(3, await signals.WaitAsync("t", _ => Task.FromResult(++looks), seen => seen == 3, default).WaitAsync(Patience));
    }

    [Fact]
    public async Task Wait_WhoseLookFails_FailsAndTheNextOneLooksAgain()
    {
        var signals = new GrowthSignals(TimeProvider.System, TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<IOException>(() => signals.WaitAsync("t", _ => Task.FromException<int>(new IOException("no")), _ => true, default));
        Assert.Equal(1, await signals.WaitAsync("t", _ => Task.FromResult(1), _ => true, default));
    }
}
