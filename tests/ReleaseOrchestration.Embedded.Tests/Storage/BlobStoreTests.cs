using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class BlobStoreTests
{
    [Fact]
    public async Task Put_TheSameBytesAtOnce_StoresThemOnce()
    {
        await using var world = await World.OpenAsync();
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Runtime.PutAsync("hello"u8.ToArray(), default)));
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", Assert.Single(hashes.Distinct()));
        Assert.Single(Directory.GetFiles(world.Paths.Blobs, "*", SearchOption.AllDirectories));
        await world.ReopenAsync();
        Assert.Equal("hello"u8.ToArray(), (await world.Runtime.GetAsync(hashes[0], default))!.Value.ToArray());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Get_OfWhatIsNoHash_GivesNothing(string hash)
    {
        await using var world = await World.OpenAsync();
        Assert.Null(await world.Runtime.GetAsync(hash, default));
    }

    [Fact]
    public async Task Get_OfADamagedBlob_IsAnError()
    {
        await using var world = await World.OpenAsync();
        var hash = await world.Runtime.PutAsync("hello"u8.ToArray(), default);
        await File.WriteAllTextAsync(Path.Combine(world.Paths.Blobs, hash[..2], hash), "hallo");
        await Assert.ThrowsAsync<InvalidDataException>(() => world.Runtime.GetAsync(hash, default));
    }
}
