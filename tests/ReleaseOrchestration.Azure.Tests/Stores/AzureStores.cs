using ReleaseOrchestration.Azure.Diagnostics;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The stores on Azurite.</summary>
internal static class AzureStores
{
    public static async Task<AzureStorage> OpenAsync(Uri tables, Uri blobs, string prefix = "test", int retries = 6, StorageMetrics? metrics = null)
    {
        var options = new AzureStorageOptions { ConnectionString = Azurite.ConnectionString(tables, blobs), Prefix = prefix, MaxRetries = retries, PollInterval = TimeSpan.FromMilliseconds(200) };
        var storage = new AzureStorage(options, new PlainRandom(), metrics: metrics);
        await storage.CreateAsync(default);
        return storage;
    }

    public static AuditStores AuditOf(AzureStorage storage) => new(storage.Audit, storage.Audit, storage.Audit);
}
