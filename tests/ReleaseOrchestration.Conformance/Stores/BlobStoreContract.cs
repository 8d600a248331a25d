using ReleaseOrchestration.Application.Storage;
using Xunit;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>What every blob store does. A store's own tests derive from it.</summary>
public abstract class BlobStoreContract
{
    [Fact]
    public async Task Put_TheSameBytesAtOnce_GivesOneHash()
    {
        var store = await OpenAsync();
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.PutAsync("hello"u8.ToArray(), default)));
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", Assert.Single(hashes.Distinct()));
        Assert.Equal("hello"u8.ToArray(), (await store.GetAsync(hashes[0], default))!.Value.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData(9 * 1024 * 1024)]
    public async Task Put_OfAnySize_IsReadAsItWas(int size)
    {
        var store = await OpenAsync();
        var content = new byte[size];
        new Random(size).NextBytes(content);
        var hash = await store.PutAsync(content, default);
        Assert.True((await store.GetAsync(hash, default))!.Value.Span.SequenceEqual(content));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Get_OfWhatIsNoHash_GivesNothing(string hash)
    {
        var store = await OpenAsync();
        Assert.Null(await store.GetAsync(hash, default));
    }

    /// <summary>The store.</summary>
    protected abstract Task<IBlobStore> OpenAsync();
}
