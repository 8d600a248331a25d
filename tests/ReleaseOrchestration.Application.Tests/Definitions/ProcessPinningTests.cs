using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

/// <summary>A host may carry less than another; that is said before a release starts.</summary>
public sealed class ProcessPinningTests
{
    [Theory]
    [InlineData("plain", 100_000, null)]
    [InlineData("plain", 50, "RO4336")]
    [InlineData("parent", 100_000, null)]
    public async Task PinAsync_OnAHostWithALimit_RefusesWhatIsLarger(string process, int limit, string? code)
    {
        await using var shop = await ShopAsync();

        Assert.Equal(code, (await On(shop, limit).PinAsync(process, version: null, default)).Error?.Code);
    }

    [Fact]
    public async Task PinAsync_SubprocessLargerThanTheLimit_IsRefusedByItsName()
    {
        await using var shop = await ShopAsync();
        var size = DefinitionCodecSize(await On(shop, limit: 100_000).PinAsync("parent", version: null, default));

        var refused = await On(shop, size).PinAsync("parent", version: null, default);

        Assert.Equal("RO4336", refused.Error?.Code);
        Assert.Contains("`plain`", refused.Error!.Message, StringComparison.Ordinal);
    }

    private static async Task<Workshop> ShopAsync()
    {
        var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("plain", name: new string('x', 400)) + "\n---\n" + Texts.Parent("parent", "plain"));
        return shop;
    }

    private static ProcessPinning On(Workshop shop, int limit) => new(shop.Store, shop.Runtime, new ExecutionLimits(limit));

    private static int DefinitionCodecSize(Errors.Result<PinnedProcess> pinned) => Core.Processes.DefinitionCodec.Serialize(pinned.Value.Process).Length;
}
