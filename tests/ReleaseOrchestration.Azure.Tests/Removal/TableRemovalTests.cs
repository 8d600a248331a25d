using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Removal;

/// <summary>The contract of removal on tables.</summary>
public sealed class TableRemovalTests(Azurite azurite) : RemovalContract, IClassFixture<Azurite>
{
    protected override async Task<RemovalStores> OpenAsync()
    {
        var storage = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        return new RemovalStores(storage.Removal(new PurgedInstances()), storage.Documents, AzureStores.AuditOf(storage));
    }
}
