using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.SignOffs;

/// <summary>Hosts that share a store share the keys of links, also while one of them changes the key.</summary>
public sealed class DocumentSigningKeysTests
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);
    private readonly MovableClock _clock = new();
    private readonly CountingRandom _random = new();

    [Fact]
    public async Task Refresh_TwoHostsAtTheFirstStart_TakeTheSameKey()
    {
        await using var shop = await Workshop.OpenAsync();
        var (one, two) = (On(shop), On(shop));

        await Task.WhenAll(one.RefreshAsync(default), two.RefreshAsync(default));

        Assert.Equal(one.Ring.Current.Id, two.Ring.Current.Id);
    }

    [Fact]
    public async Task Refresh_KeyThatIsDue_IsReplacedAndSignsWhenAllHaveReadIt()
    {
        await using var shop = await Workshop.OpenAsync();
        var (one, two) = (On(shop), On(shop));
        await one.RefreshAsync(default);
        await two.RefreshAsync(default);
        var former = one.Ring.Current.Id;

        _clock.Now += Life;
        await one.RefreshAsync(default);

        Assert.Equal(former, one.Ring.Current.Id);
        _clock.Now += TimeSpan.FromMinutes(2);
        await one.RefreshAsync(default);
        await two.RefreshAsync(default);
        Assert.NotEqual(former, one.Ring.Current.Id);
        Assert.Equal(one.Ring.Current.Id, two.Ring.Current.Id);
        Assert.NotNull(two.Ring.Find(former));
    }

    [Fact]
    public async Task Refresh_WithinAMinute_ReadsNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        var keys = On(shop);
        await keys.RefreshAsync(default);
        var read = keys.ReadAt;

        _clock.Now += TimeSpan.FromSeconds(59);
        await keys.RefreshAsync(default);

        Assert.Equal(read, keys.ReadAt);
    }

    [Fact]
    public async Task Ring_BeforeItIsLoaded_SaysSo()
    {
        await using var shop = await Workshop.OpenAsync();

        Assert.Throws<InvalidOperationException>(() => On(shop).Ring);
    }

    private DocumentSigningKeys On(Workshop shop) => new(shop.Runtime, new KeyRotation(Life, _random, _clock), _clock);
}
