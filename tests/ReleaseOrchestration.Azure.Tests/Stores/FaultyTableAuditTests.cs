using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The contract of the audit on tables, while every fifth request fails, is cut off, or is carried out and answered with an error.</summary>
public sealed class FaultyTableAuditTests(Azurite azurite) : AuditContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private FaultyProxy? _tables;
    private FaultyProxy? _blobs;

    public async Task InitializeAsync() =>
        (_tables, _blobs) = (await FaultyProxy.StartAsync(azurite.Tables, share: 0.2, seed: 21), await FaultyProxy.StartAsync(azurite.Blobs, share: 0.2, seed: 22));

    public async Task DisposeAsync()
    {
        await _tables!.DisposeAsync();
        await _blobs!.DisposeAsync();
    }

    protected override async Task<AuditStores> OpenAsync() => AzureStores.AuditOf(await AzureStores.OpenAsync(_tables!.Address, _blobs!.Address));
}
