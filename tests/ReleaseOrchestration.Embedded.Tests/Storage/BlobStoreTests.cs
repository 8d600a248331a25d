using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Conformance.Stores;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class BlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private World? _world;

    public async Task InitializeAsync() => _world = await World.OpenAsync();

    public Task DisposeAsync() => _world!.DisposeAsync().AsTask();

    [Fact]
    public async Task Put_TheSameBytesAtOnce_WritesOneFileThatOutlivesTheProcess()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world!.Runtime.PutAsync("hello"u8.ToArray(), default)));
        Assert.Single(Directory.GetFiles(_world!.Paths.Blobs, "*", SearchOption.AllDirectories));
        await _world.ReopenAsync();
        Assert.Equal("hello"u8.ToArray(), (await _world.Runtime.GetAsync(hashes[0], default))!.Value.ToArray());
    }

    [Fact]
    public async Task Get_OfADamagedBlob_IsAnError()
    {
        var hash = await _world!.Runtime.PutAsync("hello"u8.ToArray(), default);
        await File.WriteAllTextAsync(Path.Combine(_world.Paths.Blobs, hash[..2], hash), "hallo");
        await Assert.ThrowsAsync<InvalidDataException>(() => _world.Runtime.GetAsync(hash, default));
    }

    protected override Task<IBlobStore> OpenAsync() => Task.FromResult<IBlobStore>(_world!.Runtime);
}
