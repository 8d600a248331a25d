using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReleaseOrchestration.Application.Storage;
using Xunit;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>What every document store does. A store's own tests derive from it.</summary>
public abstract class DocumentStoreContract
{
    private static readonly string[] Rows = ["A", "a", "a|b", "aa", "b~1", "\u00e4", "\ud83d\ude00"];

    /// <summary>Partitions of this test alone, because the stores of some live longer than a test.</summary>
    protected string Partition { get; } = "p" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Write_AndRead_GivesTheBodyAndItsETag()
    {
        var store = await OpenAsync();
        var result = await store.WriteAsync([Write("r", "1")], default);
        var document = await store.GetAsync(Key("r"), default);
        Assert.Equal("1", Text(document));
        Assert.Equal(Assert.Single(result.ETags), document!.ETag);
        Assert.Null(await store.GetAsync(Key("other"), default));
        Assert.Null(await store.GetAsync(new(Partition + "x", "r"), default));
    }

    [Fact]
    public async Task Write_AgainWithItsETag_GivesANewOne()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync([Write("r", "1")], default);
        var second = await store.WriteAsync([Write("r", "2", first.ETags[0])], default);
        Assert.True(second.Succeeded);
        Assert.NotEqual(first.ETags[0], second.ETags[0]);
        Assert.Equal(second.ETags[0], (await store.GetAsync(Key("r"), default))!.ETag);
    }

    [Fact]
    public async Task Write_WithAStaleETag_WritesNothingOfTheBatch()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync([Write("r", "1")], default);
        await store.WriteAsync([Write("r", "2", first.ETags[0])], default);
        var stale = await store.WriteAsync([Write("other", "x"), Write("r", "3", first.ETags[0])], default);
        Assert.Equal(Key("r"), stale.Conflict);
        Assert.Equal("2", Text(await store.GetAsync(Key("r"), default)));
        Assert.Null(await store.GetAsync(Key("other"), default));
    }

    [Fact]
    public async Task Write_WithTheETagOfNothing_IsAConflict()
    {
        var store = await OpenAsync();
        var gone = await store.WriteAsync([Write("r", "1")], default);
        await store.WriteAsync([Delete("r")], default);
        Assert.Equal(Key("r"), (await store.WriteAsync([Write("r", "2", gone.ETags[0])], default)).Conflict);
        Assert.Equal(Key("r"), (await store.WriteAsync([Delete("r", gone.ETags[0])], default)).Conflict);
    }

    [Fact]
    public async Task Write_ThatMustBeTheFirst_SucceedsOnceAmongMany()
    {
        var store = await OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.WriteAsync([Write("r", $"{i}", DocumentWrite.MustNotExist), Write($"s{i}", "1")], default)));
        Assert.Single(results, r => r.Succeeded);
        Assert.Equal(2, (await store.QueryAsync(Partition, new RowRange(), default)).Length);
    }

    [Fact]
    public async Task Write_ByManyWithETags_LosesNoChange()
    {
        const int Writers = 8;
        const int Changes = 10;
        var store = await OpenAsync();
        await store.WriteAsync([Write("r", "0")], default);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < Changes;)
            {
                var current = (await store.GetAsync(Key("r"), default))!;
                var next = int.Parse(Text(current), CultureInfo.InvariantCulture) + 1;
                done += (await store.WriteAsync([Write("r", $"{next}", current.ETag), Write($"change-{next}", "1", DocumentWrite.MustNotExist)], default)).Succeeded ? 1 : 0;
            }
        })));
        Assert.Equal($"{Writers * Changes}", Text(await store.GetAsync(Key("r"), default)));
        Assert.Equal(Writers * Changes, (await store.QueryAsync(Partition, RowRange.Prefix("change-"), default)).Length);
    }

    [Fact]
    public async Task Write_OfOneDocumentByMany_CountsEachChangeOnce()
    {
        const int Writers = 6;
        const int Changes = 15;
        var store = await OpenAsync();
        await store.WriteAsync([Write("r", "0")], default);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < Changes;)
            {
                var current = (await store.GetAsync(Key("r"), default))!;
                done += (await store.WriteAsync([Write("r", $"{int.Parse(Text(current), CultureInfo.InvariantCulture) + 1}", current.ETag)], default)).Succeeded ? 1 : 0;
            }
        })));
        Assert.Equal($"{Writers * Changes}", Text(await store.GetAsync(Key("r"), default)));
    }

    [Fact]
    public async Task Delete_OfADocument_TakesItAwayAndItsETagWithIt()
    {
        var store = await OpenAsync();
        var written = await store.WriteAsync([Write("r", "1")], default);
        Assert.Equal(string.Empty, Assert.Single((await store.WriteAsync([Delete("r", written.ETags[0])], default)).ETags));
        Assert.Null(await store.GetAsync(Key("r"), default));
        var again = await store.WriteAsync([Write("r", "1", DocumentWrite.MustNotExist)], default);
        Assert.NotEqual(written.ETags[0], again.ETags[0]);
        Assert.Single(await store.QueryAsync(Partition, new RowRange(), default));
    }

    [Fact]
    public async Task Delete_OfWhatIsNotThere_DoesNothingAndKeepsTheRestOfItsBatch()
    {
        var store = await OpenAsync();
        Assert.True((await store.WriteAsync([Delete("none")], default)).Succeeded);
        var both = await store.WriteAsync([Delete("none"), Write("r", "1")], default);
        Assert.Equal(string.Empty, both.ETags[0]);
        Assert.Equal(both.ETags[1], (await store.GetAsync(Key("r"), default))!.ETag);
    }

    [Fact]
    public async Task Delete_ByManyAtOnceWithItsETag_SucceedsOnce()
    {
        var store = await OpenAsync();
        var written = await store.WriteAsync([Write("r", "1")], default);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.WriteAsync([Delete("r", written.ETags[0])], default)));
        Assert.Single(results, r => r.Succeeded);
    }

    [Fact]
    public async Task Query_OfAPartition_IsInOrdinalOrder()
    {
        var store = await OpenAsync();
        await store.WriteAsync([.. Rows.Reverse().Select(r => Write(r, "1"))], default);
        await store.WriteAsync([new(new(Partition + "q", "zz"), "1"u8.ToArray())], default);
        Assert.Equal(Rows.Order(StringComparer.Ordinal), await FoundAsync(store, new RowRange()));
        Assert.Equal(Rows.Order(StringComparer.Ordinal).Take(3), await FoundAsync(store, new RowRange(Limit: 3)));
        Assert.Equal(["a", "aa", "a|b"], await FoundAsync(store, RowRange.Prefix("a")));
        Assert.Equal(["a|b"], await FoundAsync(store, new RowRange("a|", "a}")));
        Assert.Empty(await FoundAsync(store, new RowRange("c", "d")));
    }

    [Fact]
    public async Task Query_OfMoreThanAPage_GivesAll()
    {
        var store = await OpenAsync();
        for (var batch = 0; batch < 13; batch++)
        {
            await store.WriteAsync([.. Enumerable.Range(batch * 100, 100).Select(i => Write($"{i:D5}", "1"))], default);
        }

        Assert.Equal(Enumerable.Range(0, 1300).Select(i => $"{i:D5}"), await FoundAsync(store, new RowRange(Limit: 5000)));
        Assert.Equal(1100, (await FoundAsync(store, new RowRange(Limit: 1100))).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24 * 1024)]
    [InlineData((24 * 1024) + 1)]
    [InlineData(64 * 1024)]
    [InlineData(1024 * 1024)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Write_OfAnySize_IsReadAsItWas(int size)
    {
        var store = await OpenAsync();
        var body = new byte[size];
        new Random(size).NextBytes(body);
        await store.WriteAsync([new(Key("r"), body)], default);
        Assert.True((await store.GetAsync(Key("r"), default))!.Body.Span.SequenceEqual(body));
        Assert.True(Assert.Single(await store.QueryAsync(Partition, new RowRange(), default)).Body.Span.SequenceEqual(body));
    }

    [Fact]
    public async Task Write_OfTheGreatestBatch_IsWhole()
    {
        var store = await OpenAsync();
        var body = new byte[24 * 1024];
        Assert.True((await store.WriteAsync([.. Enumerable.Range(0, 100).Select(i => new DocumentWrite(Key($"{i:D3}"), body))], default)).Succeeded);
        Assert.Equal(100, (await store.QueryAsync(Partition, new RowRange(), default)).Length);
    }

    [Fact]
    public async Task Write_OfABatchThatIsNone_IsRefused()
    {
        var store = await OpenAsync();
        await RefusedAsync(store, [Write("r", "1"), new(new(Partition + "q", "r"), "1"u8.ToArray())]);
        await RefusedAsync(store, [Write("r", "1"), Write("r", "2")]);
        await RefusedAsync(store, [Write("a/b", "1")]);
        await RefusedAsync(store, [.. Enumerable.Range(0, 101).Select(i => Write($"{i}", "1"))]);
    }

    /// <summary>The store.</summary>
    protected abstract Task<IDocumentStore> OpenAsync();

    private static string Text(StoredDocument? document) => Encoding.UTF8.GetString(document!.Body.Span);

    private static Task<ArgumentException> RefusedAsync(IDocumentStore store, ImmutableArray<DocumentWrite> writes) =>
        Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync(writes, default));

    private DocumentKey Key(string row) => new(Partition, row);

    private DocumentWrite Write(string row, string body, string? ifMatch = null) => new(Key(row), Encoding.UTF8.GetBytes(body), ifMatch);

    private DocumentWrite Delete(string row, string? ifMatch = null) => new(Key(row), Body: null, ifMatch);

    private async Task<IEnumerable<string>> FoundAsync(IDocumentStore store, RowRange range) => (await store.QueryAsync(Partition, range, default)).Select(d => d.Key.Row);
}
