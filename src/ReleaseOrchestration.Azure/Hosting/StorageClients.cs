using global::Azure.Core;
using global::Azure.Data.Tables;
using global::Azure.Identity;
using global::Azure.Storage.Blobs;
using ReleaseOrchestration.Azure.Diagnostics;

namespace ReleaseOrchestration.Azure.Hosting;

/// <summary>Makes the clients of a storage account: how they sign in, how often they try, what they count.</summary>
internal static class StorageClients
{
    // A try that hangs must not use up the patience of a caller; the SDK tries again.
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);

    public static TableServiceClient Tables(AzureStorageOptions options, StorageMetrics metrics)
    {
        var above = 0;
        var settings = With(new TableClientOptions(), options.MaxRetries, new CountingPolicy(metrics, request => StorageOperation.OfTable(request, above)));
        var client = options.ConnectionString.Length > 0 ? new TableServiceClient(options.ConnectionString, settings) : new TableServiceClient(options.TableEndpoint, new DefaultAzureCredential(), settings);
        above = Segments(client.Uri);
        return client;
    }

    public static BlobServiceClient Blobs(AzureStorageOptions options, StorageMetrics metrics)
    {
        var above = 0;
        var settings = With(new BlobClientOptions(), options.MaxRetries, new CountingPolicy(metrics, request => StorageOperation.OfBlob(request, above)));
        var client = options.ConnectionString.Length > 0 ? new BlobServiceClient(options.ConnectionString, settings) : new BlobServiceClient(options.BlobEndpoint, new DefaultAzureCredential(), settings);
        above = Segments(client.Uri);
        return client;
    }

    // Azurite names the account in the path.
    private static int Segments(Uri account) => account.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;

    private static T With<T>(T options, int retries, CountingPolicy counting)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = OneTry;
        options.AddPolicy(counting, HttpPipelinePosition.PerRetry);
        return options;
    }
}
