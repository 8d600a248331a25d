using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Tests.Cadence;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Audit;

/// <summary>The purge of all releases that are due, where something fails and where several hosts run it.</summary>
public sealed class ReleasePurgeTests : IAsyncLifetime
{
    private Workshop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Workshop.OpenAsync();
        await _shop.ApplyAsync(Texts.Manual("p"));
        foreach (var id in (string[])["r1", "r2", "r3"])
        {
            await _shop.CreateAsync(id, "p");
            await _shop.Signals.SendAsync(
                new MachineAddress(id, 1, "work.do_it"), "task", signal => new SetTask { SignalId = signal, Actor = "user:rita", TaskId = "done", Status = TaskState.Done }, Workshop.Rita, default);
        }

        _shop.Clock.Now = DateTimeOffset.UtcNow.AddDays(2);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task PurgeAll_OneCannotBePurged_PurgesTheOthers()
    {
        var failed = await Assert.ThrowsAsync<AggregateException>(() => Purge(new StubbornRemoval(_shop.Runtime, "r2")).PurgeAllAsync(default));

        Assert.Equal("the disk is full", Assert.Single(failed.InnerExceptions).Message);
        Assert.Equal("r2", Assert.Single(await _shop.IdsAsync()));
        Assert.Equal(1, await Purge(_shop.Runtime).PurgeAllAsync(default));
        Assert.Empty(await _shop.IdsAsync());
    }

    [Fact]
    public async Task PurgeAll_ByManyHostsAtOnce_PurgesEachOnce()
    {
        var purged = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Purge(_shop.Runtime).PurgeAllAsync(default))));

        Assert.Equal(3, purged.Sum());
        var entries = (await _shop.Runtime.ReadAsync(AuditTrails.Server, 0, 100, default)).Select(line => AuditEntry.Read(line.Body.Span)!).Where(entry => entry.Event == "release.purged");
        Assert.Equal(["releases/r1", "releases/r2", "releases/r3"], entries.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.Empty(await _shop.IdsAsync());
    }

    private ReleasePurge Purge(IReleaseRemoval removal) => new(
        _shop.Releases,
        _shop.Queries,
        new ExternalRuns(_shop.Runtime),
        removal,
        new SystemAudit(_shop.Runtime, new QuietTrail(), _shop.Clock),
        new RetentionOptions { Period = TimeSpan.FromDays(1) },
        _shop.Clock);

    /// <summary>Cannot remove one release.</summary>
    private sealed class StubbornRemoval(IReleaseRemoval inner, string release) : IReleaseRemoval
    {
        public Task<ReleaseRemoved> RemoveAsync(RemoveRelease request, CancellationToken cancellationToken) =>
            request.ReleaseId == release ? throw new IOException("the disk is full") : inner.RemoveAsync(request, cancellationToken);

        public Task<(int Blobs, int Messages)> SweepAsync(DateTimeOffset unnamedSince, DateTimeOffset? undeliverableBefore, CancellationToken cancellationToken) =>
            inner.SweepAsync(unnamedSince, undeliverableBefore, cancellationToken);
    }
}
