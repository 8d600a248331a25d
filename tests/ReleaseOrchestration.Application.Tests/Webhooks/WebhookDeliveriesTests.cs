using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Application.Webhooks;

namespace ReleaseOrchestration.Application.Tests.Webhooks;

public sealed class WebhookDeliveriesTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private Workshop _shop = null!;
    private WebhookDeliveries _deliveries = null!;

    public async Task InitializeAsync()
    {
        _shop = await Workshop.OpenAsync();
        _deliveries = new WebhookDeliveries(_shop.Runtime, _clock);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task IsKnown_OnlyForTheSameConnectorAndId()
    {
        await _deliveries.NoteAsync("ci", Delivery("a"), default);
        await _deliveries.NoteAsync("ci", Delivery("a"), default);

        Assert.True(await _deliveries.IsKnownAsync("ci", Delivery("a"), default));
        Assert.False(await _deliveries.IsKnownAsync("ci", Delivery("A"), default));
        Assert.False(await _deliveries.IsKnownAsync("other", Delivery("a"), default));
        Assert.False(await _deliveries.IsKnownAsync("ci\na", Delivery(string.Empty), default));
        Assert.False(await _deliveries.IsKnownAsync("ci", Delivery("a") with { RememberedAs = "b" }, default));
    }

    [Fact]
    public async Task Sweep_TimedOnes_AreForgottenAfterTwoDaysAndOthersNever()
    {
        await _deliveries.NoteAsync("ci", Delivery("timeless", isTimeless: true), default);
        for (var n = 0; n < 250; n++)
        {
            await _deliveries.NoteAsync("ci", Delivery($"old{n}"), default);
        }

        _clock.Advance(WebhookDeliveries.Keeping);
        await _deliveries.NoteAsync("ci", Delivery("young"), default);
        Assert.Equal(0, await _deliveries.SweepAsync(default));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(250, await _deliveries.SweepAsync(default));
        Assert.Equal(0, await _deliveries.SweepAsync(default));
        Assert.False(await _deliveries.IsKnownAsync("ci", Delivery("old0"), default));
        Assert.True(await _deliveries.IsKnownAsync("ci", Delivery("young"), default));
        _clock.Advance(TimeSpan.FromDays(3650));
        await _deliveries.SweepAsync(default);
        Assert.True(await _deliveries.IsKnownAsync("ci", Delivery("timeless", isTimeless: true), default));
    }

    private static WebhookReading Delivery(string id, bool isTimeless = false) => new() { DeliveryId = id, IsTimeless = isTimeless };
}
