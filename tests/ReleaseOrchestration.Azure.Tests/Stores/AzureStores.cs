using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Support;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The stores on Azurite.</summary>
internal static class AzureStores
{
    public static async Task<AzureStorage> OpenAsync(Uri tables, Uri blobs)
    {
        var storage = new AzureStorage(new AzureStorageOptions { ConnectionString = Azurite.ConnectionString(tables, blobs), Prefix = "test" }, new PlainRandom());
        await storage.CreateAsync(default);
        return storage;
    }
}
