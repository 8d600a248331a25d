using global::Azure;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;

namespace ReleaseOrchestration.Azure.Tests.Commits;

/// <summary>Two hosts write the same commits while every fifth request fails, is cut off, or is carried out and answered with an error.</summary>
public sealed class FaultyCommitTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Machines = 4;
    private const int Each = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Commit_ByTwoHostsThroughFaults_LosesAndDoublesNothing(int seed)
    {
        await using var tables = await FaultyProxy.StartAsync(azurite.Tables, share: 0.2, seed);
        await using var blobs = await FaultyProxy.StartAsync(azurite.Blobs, share: 0.2, seed);
        var (one, other) = (await AzureStores.OpenAsync(tables.Address, blobs.Address, retries: 2), await AzureStores.OpenAsync(tables.Address, blobs.Address, retries: 2));
        var release = Sample.Release();
        TurnCommit[] commits = [.. Enumerable.Range(1, Machines).SelectMany(machine => Enumerable.Range(1, Each).Select(number => Sample.Commit(release.Node($"p.m{machine}"), number, number * 3)))];
        await Task.WhenAll(commits.GroupBy(commit => commit.Machine).Select(machine => Task.Run(async () =>
        {
            foreach (var commit in machine)
            {
                await Task.WhenAll(UntilDoneAsync(one, commit), UntilDoneAsync(other, commit));
            }
        })));

        await Kept.HoldsAsync(await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs), commits);
        Assert.Equal(3, tables.Faults.Count);
    }

    // As a durable shell does: what failed is done again.
    private static async Task UntilDoneAsync(AzureStorage host, TurnCommit commit)
    {
        while (true)
        {
            try
            {
                await host.Commits.CommitAsync(commit, default);
                return;
            }
            catch (Exception failed) when (failed is RequestFailedException or AggregateException)
            {
                // Again.
            }
        }
    }
}
