using System.Collections.Immutable;
using global::Azure.Data.Tables;
using global::Azure.Storage.Blobs;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Audit;
using ReleaseOrchestration.Azure.Blobs;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Definitions;
using ReleaseOrchestration.Azure.Diagnostics;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Projecting;
using ReleaseOrchestration.Azure.Removal;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Hosting;

/// <summary>The stores of one storage account, and what a durable shell keeps there besides.</summary>
public sealed class AzureStorage
{
    private readonly ImmutableArray<TableClient> _tables;
    private readonly ImmutableArray<BlobContainerClient> _containers;
    private readonly Func<IInstancePurge, Mending> _mending;
    private readonly Func<IInstancePurge, IReleaseRemoval> _removal;

    /// <summary>Names the stores; nothing is asked of the account yet.</summary>
    /// <param name="options">The account.</param>
    /// <param name="random">Marks what is written.</param>
    /// <param name="time">The clock; null for that of the system.</param>
    /// <param name="metrics">Counts what is asked of the account; null for counts of its own.</param>
    public AzureStorage(AzureStorageOptions options, IRandomSource random, TimeProvider? time = null, StorageMetrics? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (clock, counts, names) = (time ?? TimeProvider.System, metrics ?? new StorageMetrics(), new StorageNames(options.Prefix));
        var (account, blobs) = (StorageClients.Tables(options, counts), StorageClients.Blobs(options, counts));
        string[] tables = [names.Documents, names.Audit, names.Feed, names.Signals, names.Machines];
        string[] containers = [names.Contents, names.LargeDocuments, names.Payloads];
        _tables = [.. tables.Select(account.GetTableClient)];
        _containers = [.. containers.Select(blobs.GetBlobContainerClient)];

        var (documents, contents, largeBlobs) = (_tables[0], new ContentBlobs(_containers[0]), new ContentBlobs(_containers[1]));
        var large = new LargeDocuments(largeBlobs);
        var (bodies, growth, pauses) = (new StoredBodies(large), new GrowthSignals(clock, options.PollInterval), new Pauses(clock, random));
        var trails = new TrailTable(_tables[1], bodies);
        var (signals, machines, quarantine) = (new SignalTable(_tables[3], bodies, clock), new MachineTable(_tables[4], bodies, clock), new QuarantineTable(_tables[4], clock));
        var projections = new ProjectionWriter(documents, large);

        Documents = new TableDocumentStore(documents, large, random);
        Contents = contents;
        Definitions = new BlobDefinitions(contents);
        Payloads = new PayloadStore(_containers[2]);
        Audit = new AuditTables(trails, new FeedTable(_tables[2], trails), growth, pauses, random);
        Signals = new SignalRows(signals, growth, clock, random);
        Commits = new TurnCommits(Audit, projections, machines, quarantine, Signals, random);
        Machines = new MachineRows(machines, quarantine, Commits, random);

        var rows = new RemovalRows(_tables[4], Documents, clock);
        var sweep = new BlobSweep(contents, largeBlobs, new NamedBlobs([documents, _tables[3]], _tables[4], _tables[1], Payloads, largeBlobs));
        RemovalSteps Steps(IInstancePurge instances) => new(documents, Audit, machines, signals, Payloads, rows, instances, clock);
        _mending = instances => new Mending(projections, rows, Steps(instances));
        _removal = instances => new ReleaseRemoval(machines, rows, Steps(instances), instances, _mending(instances), sweep, random);
    }

    /// <summary>Documents in a table.</summary>
    public IDocumentStore Documents { get; }

    /// <summary>Blobs in a container.</summary>
    public IBlobStore Contents { get; }

    /// <summary>Pinned definitions.</summary>
    public IDefinitionSource Definitions { get; }

    /// <summary>The audit trails and their feed.</summary>
    public AuditTables Audit { get; }

    /// <summary>What turns leave behind.</summary>
    public TurnCommits Commits { get; }

    /// <summary>Signals and their answers.</summary>
    public SignalRows Signals { get; }

    /// <summary>Machines, their last snapshots, and those that are set aside.</summary>
    public MachineRows Machines { get; }

    /// <summary>What is too large for the history of an instance.</summary>
    public PayloadStore Payloads { get; }

    /// <summary>The removal of releases that are over.</summary>
    /// <param name="instances">Purges their durable instances.</param>
    public IReleaseRemoval Removal(IInstancePurge instances) => _removal(instances);

    /// <summary>
    /// Completes what hosts that died have left half done: open sign-offs that a late writer brought back, and removals of releases. A host does it now and then, as it does
    /// <see cref="AuditTables.CatchUpAsync"/>.
    /// </summary>
    /// <param name="instances">Purges the durable instances of a release.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task MendAsync(IInstancePurge instances, CancellationToken cancellationToken) => _mending(instances).RunAsync(cancellationToken);

    /// <summary>Makes the tables and the containers that are not there yet.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_tables.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(_containers.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)));
    }
}
