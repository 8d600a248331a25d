using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The contract of blob stores on blobs.</summary>
public sealed class ContentStoreTests(Azurite azurite) : BlobStoreContract, IClassFixture<Azurite>
{
    protected override async Task<IBlobStore> OpenAsync() => (await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs)).Contents;
}
