using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Conformance.Stores;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class DocumentStoreTests : DocumentStoreContract, IAsyncLifetime
{
    // What Azure does not take, and UTF-8 would order otherwise.
    private static readonly string[] Rows = ["", "A", "a", "a|b", "aa", "\u00e4", "\ud7ff", "\ud83d\ude00", "\ue000", "\uffee"];

    private World? _world;

    public async Task InitializeAsync() => _world = await World.OpenAsync();

    public Task DisposeAsync() => _world!.DisposeAsync().AsTask();

    [Fact]
    public async Task Query_OfUnusualRows_IsInOrdinalOrder()
    {
        await _world!.Runtime.WriteAsync([.. Rows.Reverse().Select(row => new DocumentWrite(new("p", row), "1"u8.ToArray()))], default);
        Assert.Equal(Rows.Order(StringComparer.Ordinal), (await _world.Runtime.QueryAsync("p", new RowRange(), default)).Select(d => d.Key.Row));
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

    protected override Task<IDocumentStore> OpenAsync() => Task.FromResult<IDocumentStore>(_world!.Runtime);
}
