using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The contract of document stores on tables.</summary>
public sealed class TableStoreTests(Azurite azurite) : DocumentStoreContract, IClassFixture<Azurite>
{
    protected override async Task<IDocumentStore> OpenAsync() => (await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs)).Documents;
}
