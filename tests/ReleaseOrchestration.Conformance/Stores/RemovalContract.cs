using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;
using Xunit;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>What the removal of releases does in every shell. A shell's own tests derive from it.</summary>
public abstract class RemovalContract
{
    /// <summary>A release of this test alone, because the stores of some live longer than a test.</summary>
    protected string Release { get; } = "r" + Guid.NewGuid().ToString("N");

    private MachineAddress Root => new(Release, 1, string.Empty);

    private MachineAddress Subprocess => new(Release, 1, "p.a/");

    private DocumentKey Record => new("records-" + Release, "record");

    private DocumentKey Single => new("singles", Release);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remove_OfAReleaseThatIsOver_TakesAwayItsDocumentsAndSaysSo(bool keepTrails)
    {
        var stores = await OpenAsync();
        var request = await PrepareAsync(stores) with { KeepTrails = keepTrails };
        var heads = await stores.Audit.Heads.ListAsync(Release + "/", string.Empty, 100, default);

        var removed = await stores.Removal.RemoveAsync(request, default);

        Assert.Equal((RemovalOutcome.Done, 3L), (removed.Outcome, removed.Entries));
        Assert.Null(await stores.Documents.GetAsync(Record, default));
        Assert.Null(await stores.Documents.GetAsync(Single, default));
        Assert.Empty(await stores.Documents.QueryAsync(request.Partitions[0], new RowRange(), default));
        Assert.Equal("left", Text(await stores.Documents.GetAsync(new(Record.Partition, "left"), default)));
        Assert.Single(await stores.Documents.QueryAsync(Record.Partition, new RowRange(), default));
        var details = Assert.Single(await EntriesAsync(stores)).Details!;
        Assert.Equal(heads.Select(head => head.Hash), details.Find("heads")!.Items.Select(head => head.Find("hash")!.Text));
        Assert.Equal(keepTrails ? 2 : 0, (await stores.Audit.Heads.ListAsync(Release + "/", string.Empty, 100, default)).Length);
        Assert.Equal(keepTrails ? 2 : 0, (await stores.Audit.Trail.ReadAsync(Root, 0, 100, default)).Length);
        Assert.Equal(keepTrails ? 3 : 0, (await FeedAsync(stores)).Count(entry => entry.Trail.ReleaseId == Release));
    }

    [Fact]
    public async Task Remove_WithADocumentThatChanged_TakesNothingAway()
    {
        var stores = await OpenAsync();
        var request = await PrepareAsync(stores);
        await stores.Documents.WriteAsync([new(Record, "changed"u8.ToArray())], default);

        Assert.Equal(RemovalOutcome.Conflict, (await stores.Removal.RemoveAsync(request, default)).Outcome);

        Assert.Equal("changed", Text(await stores.Documents.GetAsync(Record, default)));
        Assert.NotNull(await stores.Documents.GetAsync(Single, default));
        Assert.Single(await stores.Documents.QueryAsync(request.Partitions[0], new RowRange(), default));
        Assert.Empty(await EntriesAsync(stores));
    }

    [Fact]
    public async Task Remove_ByManyAtOnce_IsDoneAndRecordedOnce()
    {
        var stores = await OpenAsync();
        var request = await PrepareAsync(stores);
        var removed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => stores.Removal.RemoveAsync(request, default))));
        Assert.Single(removed, result => result.Outcome == RemovalOutcome.Done);
        Assert.Single(await EntriesAsync(stores));
    }

    [Fact]
    public async Task Remove_OfTrails_LeavesThoseOfOtherReleases()
    {
        var stores = await OpenAsync();
        var request = await PrepareAsync(stores) with { KeepTrails = false };
        var other = Root with { ReleaseId = Release + "-2" };
        await stores.Audit.Trail.AppendAsync(other, new Transition { Event = "e" }, default);
        await stores.Removal.RemoveAsync(request, default);
        Assert.Single(await stores.Audit.Trail.ReadAsync(other, 0, 10, default));
        Assert.Single(await FeedAsync(stores), entry => entry.Trail == other);
    }

    [Fact]
    public async Task Append_ToATrailThatWasRemoved_BeginsAnew()
    {
        var stores = await OpenAsync();
        await stores.Removal.RemoveAsync(await PrepareAsync(stores) with { KeepTrails = false }, default);
        await stores.Audit.Trail.AppendAsync(Root, new Transition { Event = "again" }, default);
        Assert.Equal(1, Assert.Single(await stores.Audit.Trail.ReadAsync(Root, 0, 10, default)).Sequence);
        Assert.Equal(1, Assert.Single(await FeedAsync(stores), entry => entry.Trail == Root).Line.Sequence);
    }

    /// <summary>The stores.</summary>
    protected abstract Task<RemovalStores> OpenAsync();

    private static string? Text(StoredDocument? document) => document is null ? null : Encoding.UTF8.GetString(document.Body.Span);

    private static async Task<ImmutableArray<FeedEntry>> FeedAsync(RemovalStores stores)
    {
        var (found, at) = (ImmutableArray.CreateBuilder<FeedEntry>(), 0L);
        while (await stores.Audit.Feed.ReadFeedAsync(at, 500, default) is { IsEmpty: false } page)
        {
            found.AddRange(page);
            at = page[^1].Position;
        }

        return found.ToImmutable();
    }

    private async Task<IEnumerable<AuditEntry>> EntriesAsync(RemovalStores stores) =>
        (await stores.Audit.Trail.ReadAsync(AuditTrails.Server, 0, 10_000, default)).Select(line => AuditEntry.Read(line.Body.Span)!).Where(entry => entry.Path == "releases/" + Release);

    private async Task<RemoveRelease> PrepareAsync(RemovalStores stores)
    {
        await stores.Audit.Trail.AppendAsync(Root, new Transition { Event = "one" }, default);
        await stores.Audit.Trail.AppendAsync(Root, new Transition { Event = "two" }, default);
        await stores.Audit.Trail.AppendAsync(Subprocess, new Transition { Event = "one" }, default);
        var record = await stores.Documents.WriteAsync([new(Record, "1"u8.ToArray())], default);
        await stores.Documents.WriteAsync([new(Single, "1"u8.ToArray())], default);
        await stores.Documents.WriteAsync([new(new("nodes-" + Release, "a"), "1"u8.ToArray())], default);
        return new RemoveRelease
        {
            ReleaseId = Release,
            Writes = [new(Record, Body: null, record.ETags[0]), new(new(Record.Partition, "left"), "left"u8.ToArray())],
            Partitions = ["nodes-" + Release],
            Documents = [Single],
            Entry = new Transition { Event = "release.purged", Path = "releases/" + Release, Details = DataValue.Of([KeyValuePair.Create("process", DataValue.Of("p"))]) },
        };
    }
}
