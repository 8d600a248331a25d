using global::Azure.Core;
using global::Azure.Data.Tables;
using global::Azure.Identity;
using global::Azure.Storage.Blobs;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Audit;
using ReleaseOrchestration.Azure.Blobs;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Removal;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Hosting;

/// <summary>The stores of one storage account.</summary>
public sealed class AzureStorage
{
    // A try that hangs must not use up the patience of a caller; the SDK tries again.
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);

    private readonly TableClient _table;
    private readonly BlobContainerClient _contents;
    private readonly BlobContainerClient _large;

    /// <summary>Names the stores; nothing is asked of the account yet.</summary>
    public AzureStorage(AzureStorageOptions options, IRandomSource random, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var names = new StorageNames(options.Prefix);
        _table = Tables(options).GetTableClient(names.Documents);
        _contents = Blobs(options).GetBlobContainerClient(names.Contents);
        _large = Blobs(options).GetBlobContainerClient(names.LargeDocuments);
        Documents = new TableDocumentStore(_table, new LargeDocuments(new ContentBlobs(_large)), random);
        Contents = new ContentBlobs(_contents);
    }

    /// <summary>Documents in a table.</summary>
    public IDocumentStore Documents { get; }

    /// <summary>Blobs in a container.</summary>
    public IBlobStore Contents { get; }

    /// <summary>The audit trails and their feed.</summary>
    public AuditTables Audit { get; } = new();

    /// <summary>What turns leave behind.</summary>
    public TurnCommits Commits { get; } = new();

    /// <summary>Signals and their answers.</summary>
    public SignalRows Signals { get; } = new();

    /// <summary>Machines, their last snapshots, and those that are set aside.</summary>
    public MachineRows Machines { get; } = new();

    /// <summary>What is too large for the history of an instance.</summary>
    public PayloadStore Payloads { get; } = new();

    /// <summary>Pinned definitions.</summary>
    public IDefinitionSource Definitions => throw new NotSupportedException();

    /// <summary>The removal of releases that are over.</summary>
    /// <param name="instances">Purges their durable instances.</param>
    public IReleaseRemoval Removal(IInstancePurge instances) => throw new NotSupportedException();

    /// <summary>Makes the table and the containers that are not there yet.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        await _contents.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _large.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    private static TableServiceClient Tables(AzureStorageOptions options) => options.ConnectionString.Length > 0
        ? new TableServiceClient(options.ConnectionString, WithRetries(new TableClientOptions()))
        : new TableServiceClient(options.TableEndpoint, new DefaultAzureCredential(), WithRetries(new TableClientOptions()));

    private static BlobServiceClient Blobs(AzureStorageOptions options) => options.ConnectionString.Length > 0
        ? new BlobServiceClient(options.ConnectionString, WithRetries(new BlobClientOptions()))
        : new BlobServiceClient(options.BlobEndpoint, new DefaultAzureCredential(), WithRetries(new BlobClientOptions()));

    private static T WithRetries<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 6;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = OneTry;
        return options;
    }
}
