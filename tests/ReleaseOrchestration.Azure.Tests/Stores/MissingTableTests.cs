using ReleaseOrchestration.Azure.Errors;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Stores;

public sealed class MissingTableTests(Azurite azurite) : IClassFixture<Azurite>
{
    private readonly AzureStorage _storage = new(new AzureStorageOptions { ConnectionString = Azurite.ConnectionString(azurite.Tables, azurite.Blobs), Prefix = "none" }, new PlainRandom());

    [Fact]
    public async Task Write_WithoutItsTable_SaysWhichAndHowToMendIt()
    {
        var missing = await Assert.ThrowsAsync<StorageMissingException>(() => _storage.Documents.WriteAsync([new(new("p", "r"), "1"u8.ToArray())], default));
        Assert.Equal("RO5006", missing.Code);
        Assert.Contains("The table 'nonedocuments' is not in the storage account.", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Azure:Storage:Prefix", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteOfABatch_WithoutItsTable_SaysSoToo() => await Assert.ThrowsAsync<StorageMissingException>(
        () => _storage.Documents.WriteAsync([new(new("p", "r"), "1"u8.ToArray(), string.Empty), new(new("p", "s"), "1"u8.ToArray())], default));

    [Fact]
    public async Task Append_WithoutItsTable_SaysSoToo()
    {
        var missing = await Assert.ThrowsAsync<StorageMissingException>(() => _storage.Audit.AppendAsync(Sample.Release(), new Transition { Event = "e" }, default));
        Assert.Contains("'nonefeed'", missing.Message, StringComparison.Ordinal);
    }
}
