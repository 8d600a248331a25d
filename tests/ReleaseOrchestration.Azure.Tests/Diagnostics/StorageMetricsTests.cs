using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ReleaseOrchestration.Azure.Diagnostics;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;

namespace ReleaseOrchestration.Azure.Tests.Diagnostics;

public sealed class StorageMetricsTests : IClassFixture<Azurite>, IDisposable
{
    private readonly OneMeter _meters = new();
    private readonly StorageMetrics _metrics;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly Azurite _azurite;

    public StorageMetricsTests(Azurite azurite) => (_azurite, _metrics) = (azurite, new StorageMetrics(_meters));

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Operations_OfEachKind_AreCountedByWhatTheyAre()
    {
        var storage = await OpenAsync();
        await storage.Documents.WriteAsync([new(new("p", "r"), "1"u8.ToArray())], default);
        await storage.Documents.GetAsync(new("p", "r"), default);
        await storage.Documents.QueryAsync("p", new Application.Storage.RowRange(), default);
        var hash = await storage.Contents.PutAsync("1"u8.ToArray(), default);
        await storage.Contents.GetAsync(hash, default);
        Assert.Equal(["table//transaction/202", "table/testdocuments/get/200", "table/testdocuments/query/200", "blob/testcontents/put/201", "blob/testcontents/get/200"], _seen.Select(seen => seen.Replace("/206", "/200", StringComparison.Ordinal)));
    }

    // What a turn costs where one host works and nobody is in its way; docs/azure.md has the figures.
    [Fact]
    public async Task Operations_OfACommit_AreAsFewAsTheDocumentsSay()
    {
        var storage = await OpenAsync();
        var machine = Sample.Release().Node("p.a");
        var commits = Enumerable.Range(1, 3).Select(number => Sample.Commit(machine, number) with { Projections = [Sample.Node(machine, number)], Replies = [] }).ToArray();
        await storage.Commits.CommitAsync(commits[0], default);
        await storage.Commits.CommitAsync(commits[1], default);
        _seen.Clear();
        await storage.Commits.CommitAsync(commits[2], default);
        Assert.Equal(["table//transaction/202", "table//transaction/202", "table//transaction/202"], _seen);
    }

    private async Task<AzureStorage> OpenAsync()
    {
        var storage = await AzureStores.OpenAsync(_azurite.Tables, _azurite.Blobs, metrics: _metrics);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == StorageMetrics.Operations && ReferenceEquals(instrument.Meter.Scope, _meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _seen.Enqueue(string.Join('/', tags.ToArray().Select(tag => tag.Value))));
        _listener.Start();
        return storage;
    }

    private sealed class OneMeter : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Scope = this });

        public void Dispose()
        {
        }
    }
}
