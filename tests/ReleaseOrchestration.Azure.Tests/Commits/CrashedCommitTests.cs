using global::Azure;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;

namespace ReleaseOrchestration.Azure.Tests.Commits;

/// <summary>A host dies at each request of a commit in turn, and another one goes on.</summary>
public sealed class CrashedCommitTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commit_AfterItsHostDiedAnywhere_IsCompletedByAnother(bool isCarriedOut)
    {
        var survivor = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        var points = 0;
        for (var isDead = true; isDead; points++)
        {
            var machine = Sample.Release().Node("p.a");
            TurnCommit[] commits = [Sample.Commit(machine, 1), Sample.Commit(machine, 2, transitions: 120) with { Final = Sample.Snapshot(2), Fault = "f" }];
            await survivor.Commits.CommitAsync(commits[0], default);
            isDead = await DieAsync(points, isCarriedOut, host => host.Commits.CommitAsync(commits[1], default));
            await survivor.Commits.CommitAsync(commits[1], default);
            await Kept.HoldsAsync(survivor, commits);
            Assert.Equal(2, (await survivor.Machines.FinalAsync(machine, default))!.Number);
        }

        Assert.InRange(points, 12, 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CommitEnded_AfterItsHostDiedAnywhere_HappenedWholeOrNotAtAll(bool isCarriedOut)
    {
        var survivor = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        var points = 0;
        for (var isDead = true; isDead; points++)
        {
            var machine = Sample.Release().Node("p.a");
            var first = Sample.Commit(machine, 1) with { Final = Sample.Snapshot(1) };
            await survivor.Commits.CommitAsync(first, default);
            var late = Sample.Commit(machine, 2) with { Final = Sample.Snapshot(2) };
            var read = (await survivor.Machines.FinalAsync(machine, default))!;
            isDead = await DieAsync(points, isCarriedOut, host => host.Commits.TryCommitEndedAsync(read, late, default));
            var final = (await survivor.Machines.FinalAsync(machine, default))!;
            await Kept.HoldsAsync(survivor, final.Number == 1 ? [first] : [first, late]);
        }

        Assert.InRange(points, 8, 40);
    }

    // Who follows the feed looks once at what is shown when an entry comes, and never again.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commit_WhoseEntriesAreInTheFeed_IsShownWhereverItsHostDied(bool isCarriedOut)
    {
        var survivor = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs, "shown");
        var fed = 0;
        for (var (points, isDead) = (0, true); isDead; points++)
        {
            var commit = Sample.Commit(Sample.Release().Node("p.a"), 1);
            isDead = await DieAsync(points, isCarriedOut, host => host.Commits.CommitAsync(commit, default), "shown");
            await survivor.Audit.CatchUpAsync(default);
            if ((await Kept.FeedAsync(survivor, commit.Machine.Release)).Length > 0)
            {
                await Kept.ShowsAsync(survivor, commit);
                fed++;
            }
        }

        Assert.InRange(fed, 2, 60);
    }

    [Fact]
    public async Task CatchUp_AfterAHostDiedBetweenTrailAndFeed_BringsItsEntriesIn()
    {
        var survivor = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs, "catchup");
        var behind = 0;
        for (var (points, isDead) = (0, true); isDead; points++)
        {
            var release = Sample.Release();
            isDead = await DieAsync(points, isCarriedOut: true, host => host.Audit.AppendAsync(release, Sample.Event(release, 1, 1), default), "catchup");
            var isWritten = (await survivor.Audit.HeadAsync(release, default)).Sequence == 1;
            var isFed = (await Kept.FeedAsync(survivor, release)).Length == 1;
            Assert.Equal(isWritten && !isFed ? 1 : 0, await survivor.Audit.CatchUpAsync(default));
            Assert.Equal(isWritten ? 1 : 0, (await Kept.FeedAsync(survivor, release)).Length);
            behind += isWritten && !isFed ? 1 : 0;
        }

        Assert.InRange(behind, 1, 10);
    }

    // Whether the host died before it was done.
    private async Task<bool> DieAsync(int requests, bool isCarriedOut, Func<AzureStorage, Task> work, string prefix = "test")
    {
        await using var tables = await FaultyProxy.StartAsync(azurite.Tables, share: 0, seed: 1);
        var host = await AzureStores.OpenAsync(tables.Address, azurite.Blobs, prefix, retries: 0);
        tables.DieAfter(requests, isCarriedOut);
        try
        {
            await work(host);
        }
        catch (Exception died) when (died is RequestFailedException or AggregateException)
        {
            Assert.True(tables.IsDead, died.ToString());
        }

        return tables.IsDead;
    }
}
