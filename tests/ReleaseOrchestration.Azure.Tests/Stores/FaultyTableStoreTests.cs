using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The same contract when every fifth request fails, is cut off, or is carried out and answered with an error: nothing is lost or doubled.</summary>
public sealed class FaultyTableStoreTests(Azurite azurite) : DocumentStoreContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private FaultyProxy? _tables;
    private FaultyProxy? _blobs;

    public async Task InitializeAsync() =>
        (_tables, _blobs) = (await FaultyProxy.StartAsync(azurite.Tables, share: 0.2, seed: 1), await FaultyProxy.StartAsync(azurite.Blobs, share: 0.2, seed: 2));

    public async Task DisposeAsync()
    {
        await _tables!.DisposeAsync();
        await _blobs!.DisposeAsync();
    }

    [Fact]
    public async Task Proxy_InFrontOfTheTables_SpoilsEveryFifthRequestInThreeWays()
    {
        var store = await OpenAsync();
        for (var i = 0; i < 100; i++)
        {
            await store.WriteAsync([new(new(Partition, $"{i}"), "1"u8.ToArray())], default);
        }

        Assert.All(_tables!.Faults.Values, count => Assert.InRange(count, 3, 40));
        Assert.Equal(3, _tables.Faults.Count);
    }

    protected override async Task<IDocumentStore> OpenAsync() => (await AzureStores.OpenAsync(_tables!.Address, _blobs!.Address)).Documents;
}
