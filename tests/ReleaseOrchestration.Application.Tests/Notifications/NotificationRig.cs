using System.Collections.Immutable;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Tests.Notifications;

/// <summary>Notifications on the real store, with receivers that answer as a test says. A new rig on the same workshop is the same server after a crash.</summary>
internal sealed class NotificationRig(Workshop shop, ScriptedChannel channel, IDocumentStore? documents = null) : ISigningKeys, IPublicAddress, IGroupDirectory, IMailAddresses
{
    private NotificationDispatcher? _dispatcher;
    private NotificationSender? _sender;

    public DeliveryStore Store { get; } = new(documents ?? shop.Runtime);

    public DeliverySignal Signal { get; } = new();

    public NotificationRules Rules { get; } = new(shop.Store);

    public DeliveryActions Actions => new(Store, Rules, this, Signal, shop.Random, shop.Clock);

    public NotificationDispatcher Dispatcher => _dispatcher ??= new(
        shop.Runtime, new EventReader(shop.Queries, shop.Releases, new SignOffQueries(shop.Runtime), shop.Runtime), Rules, this, Store, Signal, shop.Clock);

    public NotificationSender Sender => _sender ??= new(Store, Rules, channel.All, new MessageWriter(Links(), this, this), Signal, shop.Random, shop.Clock);

    public SigningKeyRing Ring { get; } = new(new SigningKey("k1", new byte[32]));

    public string BaseUrl => "https://relo.test";

    public string? Find(string person) => person == "user:nobody" ? null : $"{person["user:".Length..]}@example.com";

    public ImmutableArray<string> GroupsOf(string person) => [];

    public ImmutableArray<string> MembersOf(string group) => group == "qa" ? ["user:quinn", "user:alice"] : [];

    /// <summary>Looks at everything there is to look at.</summary>
    public async Task FollowAsync()
    {
        while (await Dispatcher.DispatchAsync(default))
        {
        }
    }

    /// <summary>Sends what is due now.</summary>
    public async Task SendAsync()
    {
        while (await Sender.BeginAsync(default) is { Begun: { IsEmpty: false } begun })
        {
            await Task.WhenAll(begun);
        }
    }

    public async Task<ImmutableArray<Delivery>> ListAsync(DeliveryState? state = null) => (await Store.ListAsync(new DeliveryFilter(state), 500, null, default))!.Items;

    private SignOffLinks Links() => new(
        shop.Queries, new SignOffQueries(shop.Runtime), shop.Signals, new LinkRevocations(shop.Runtime), shop.Runtime, this, this, this, shop.Random, shop.Clock);
}
