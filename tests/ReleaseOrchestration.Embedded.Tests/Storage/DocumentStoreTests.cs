using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class DocumentStoreTests
{
    private static readonly string[] Rows = ["", "A", "a", "a|b", "aa", "\u00e4", "\ud7ff", "\ud83d\ude00", "\ue000", "\uffee"];

    [Fact]
    public async Task Write_AndRead_GivesTheBodyAndItsETag()
    {
        await using var world = await World.OpenAsync();
        var result = await world.Runtime.WriteAsync([Write("p", "r", "1")], default);
        var document = await world.Runtime.GetAsync(new DocumentKey("p", "r"), default);
        Assert.Equal("1", Text(document));
        Assert.Equal(Assert.Single(result.ETags), document!.ETag);
        Assert.Null(await world.Runtime.GetAsync(new DocumentKey("p", "other"), default));
    }

    [Fact]
    public async Task Write_WithAStaleETag_WritesNothingOfTheBatch()
    {
        await using var world = await World.OpenAsync();
        var first = await world.Runtime.WriteAsync([Write("p", "r", "1")], default);
        await world.Runtime.WriteAsync([Write("p", "r", "2", first.ETags[0])], default);
        var stale = await world.Runtime.WriteAsync([Write("p", "other", "x"), Write("p", "r", "3", first.ETags[0])], default);
        Assert.Equal(new DocumentKey("p", "r"), stale.Conflict);
        Assert.Equal("2", Text(await world.Runtime.GetAsync(new DocumentKey("p", "r"), default)));
        Assert.Null(await world.Runtime.GetAsync(new DocumentKey("p", "other"), default));
    }

    [Fact]
    public async Task Write_ThatMustBeTheFirst_SucceedsOnceAmongMany()
    {
        await using var world = await World.OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => world.Runtime.WriteAsync([Write("p", "r", $"{i}", DocumentWrite.MustNotExist)], default)));
        Assert.Single(results, r => r.Succeeded);
    }

    [Fact]
    public async Task Delete_OfADocument_TakesItAwayAndItsETagWithIt()
    {
        await using var world = await World.OpenAsync();
        var written = await world.Runtime.WriteAsync([Write("p", "r", "1")], default);
        Assert.Equal(string.Empty, Assert.Single((await world.Runtime.WriteAsync([new DocumentWrite(new("p", "r"), Body: null, written.ETags[0])], default)).ETags));
        var again = await world.Runtime.WriteAsync([Write("p", "r", "1", DocumentWrite.MustNotExist)], default);
        Assert.NotEqual(written.ETags[0], again.ETags[0]);
    }

    [Fact]
    public async Task Query_OfAPartition_IsInOrdinalOrder()
    {
        await using var world = await World.OpenAsync();
        await world.Runtime.WriteAsync([.. Rows.Reverse().Select(r => Write("p", r, "1"))], default);
        await world.Runtime.WriteAsync([Write("q", "zz", "1")], default);
        Assert.Equal(Rows.Order(StringComparer.Ordinal), await Found(world, new RowRange()));
        Assert.Equal(Rows.OrderDescending(StringComparer.Ordinal).Take(3), await Found(world, new RowRange(Limit: 3, Descending: true)));
        Assert.Equal(["a", "aa", "a|b"], await Found(world, RowRange.Prefix("a")));
        Assert.Equal(["a|b"], await Found(world, new RowRange("a|", "a}")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Write_OfABatchThatIsNone_IsRefused()
    {
        await using var world = await World.OpenAsync();
        await Refused(world, [Write("p", "r", "1"), Write("q", "r", "1")]);
        await Refused(world, [Write("p", "r", "1"), Write("p", "r", "2")]);
        await Refused(world, [Write("p", "a/b", "1")]);
        await Refused(world, [.. Enumerable.Range(0, 101).Select(i => Write("p", $"{i}", "1"))]);
    }

    [Fact]
    public void OrdinalKey_OfAnyText_SortsAndReadsBackAsTheText()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 500).Select(_ => new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => (char)random.Next(0x10000))])).Concat(Rows).ToList();
        var sorted = texts.OrderBy(OrdinalKey.Encode, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
        Assert.Equal(texts.Order(StringComparer.Ordinal), sorted);
        Assert.All(texts, t => Assert.Equal(t, OrdinalKey.Decode(OrdinalKey.Encode(t))));
    }

    private static DocumentWrite Write(string partition, string row, string body, string? ifMatch = null) =>
        new(new DocumentKey(partition, row), Encoding.UTF8.GetBytes(body), ifMatch);

    private static string Text(StoredDocument? document) => Encoding.UTF8.GetString(document!.Body.Span);

    private static async Task<IEnumerable<string>> Found(World world, RowRange range) =>
        (await world.Runtime.QueryAsync("p", range, default)).Select(d => d.Key.Row);

    private static Task<ArgumentException> Refused(World world, ImmutableArray<DocumentWrite> writes) =>
        Assert.ThrowsAsync<ArgumentException>(() => world.Runtime.WriteAsync(writes, default));
}
