using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Application.Tests.Notifications;

/// <summary>Several hosts on one store, at the same time.</summary>
public sealed class TwoHostsTests
{
    private const string Documents = """
        notificationChannel: {id: chat, type: slack, url: env://CHAT}
        ---
        notificationChannel: {id: cards, type: teams, url: env://CARDS}
        ---
        notificationRule: {id: starts, events: [release.started, input.needed], channels: [chat, cards]}
        ---

        """;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Dispatch_ByManyAtOnce_LosesAndDoublesNothingAndMovesOnlyOn()
    {
        await using var shop = await ShopAsync();
        using var documents = new PlaceRecorder(shop.Runtime, new("deliveries", "place"));
        var hosts = Enumerable.Range(0, 4).Select(_ => new NotificationRig(shop, Deliverer(), documents)).ToArray();
        foreach (var i in Enumerable.Range(0, 20))
        {
            await shop.CreateAsync($"r{i}", "work");
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Dispatcher.DispatchAsync(default))));
        }

        await Task.WhenAll(hosts.Select(host => Task.Run(host.FollowAsync)));

        var deliveries = await hosts[0].ListAsync();
        Assert.Equal(80, deliveries.Length);
        Assert.Equal(80, deliveries.Select(delivery => (delivery.Event.Release.Id, delivery.Event.Kind, delivery.Channel)).Distinct().Count());
        Assert.Equal(documents.Positions.Order(), documents.Positions);
    }

    [Theory]
    [InlineData("release.started", 4)]
    [InlineData("release.failed", 0)]
    public async Task Dispatch_AnotherHostIsFaster_DoesNotMoveThePlaceBack(string kind, int expected)
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents.Replace("release.started, input.needed", kind, StringComparison.Ordinal) + Texts.Manual("work"));
        using var documents = new PlaceRecorder(shop.Runtime, new("deliveries", "place"));
        var (slow, fast) = (new NotificationRig(shop, Deliverer(), documents), new NotificationRig(shop, Deliverer(), documents));
        await slow.FollowAsync();
        await shop.CreateAsync("r1", "work");
        documents.Before = async () =>
        {
            await shop.CreateAsync("r2", "work");
            await fast.FollowAsync();
        };

        await slow.FollowAsync();

        Assert.Null(documents.Before);
        Assert.Equal(documents.Positions.Order(), documents.Positions);
        Assert.Equal(expected, (await slow.ListAsync()).Length);
    }

    [Fact]
    public async Task Send_ByTwoAtOnce_SendsOnce()
    {
        await using var shop = await ShopAsync();
        var receiver = Deliverer();
        await PlanAsync(shop, receiver);
        var over = new TaskCompletionSource();
        receiver.Hold = over.Task;

        var (begun, _) = await new NotificationRig(shop, receiver).Sender.BeginAsync(Lease, default);
        var (again, next) = await new NotificationRig(shop, receiver).Sender.BeginAsync(Lease, default);
        over.SetResult();
        await Task.WhenAll([.. begun, .. again]);

        Assert.Equal((2, 0, shop.Clock.Now + Lease), (begun.Length, again.Length, next));
        Assert.Equal(2, receiver.Received.Select(message => message.Id).Distinct().Count());
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(2, (await new NotificationRig(shop, receiver).ListAsync(DeliveryState.Delivered)).Length);
    }

    [Fact]
    public async Task Send_HostThatHadBegunIsGone_AnotherSendsAfterTheLease()
    {
        await using var shop = await ShopAsync();
        var receiver = Deliverer();
        await PlanAsync(shop, receiver);
        var hold = new TaskCompletionSource();
        receiver.Hold = hold.Task;
        using var gone = new CancellationTokenSource();
        var (begun, _) = await new NotificationRig(shop, receiver).Sender.BeginAsync(Lease, gone.Token);
        await gone.CancelAsync();
        hold.SetException(new OperationCanceledException());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(begun));
        receiver.Hold = Task.CompletedTask;
        var other = new NotificationRig(shop, receiver);

        Assert.Empty((await other.Sender.BeginAsync(Lease, default)).Begun);
        shop.Clock.Now += Lease;
        await Task.WhenAll((await other.Sender.BeginAsync(Lease, default)).Begun);

        Assert.Equal(2, (await other.ListAsync(DeliveryState.Delivered)).Length);
        Assert.All(await other.ListAsync(), delivery => Assert.Equal(1, delivery.Tries));
    }

    [Fact]
    public async Task Add_OneOfThemWasAddedMeanwhile_AddsTheOthers()
    {
        var store = new MemoryStore();
        var (mine, theirs) = (new DeliveryStore(store), new DeliveryStore(store));
        store.Trouble = _ =>
        {
            store.Trouble = _ => { };
            theirs.AddAsync([Delivery("msg_1")], default).GetAwaiter().GetResult();
        };

        await mine.AddAsync([Delivery("msg_1"), Delivery("msg_2")], default);

        Assert.Equal(["msg_1", "msg_2"], (await mine.ListAsync(new DeliveryFilter(null), 10, null, default))!.Items.Select(delivery => delivery.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Watch_ByManyAtOnce_TellsOnceThatAPhaseIsLate()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync("notificationChannel: {id: chat, type: slack, url: env://CHAT}\n---\nnotificationRule: {id: late, events: [phase.late], channels: [chat]}\n---\n"
            + "process: {id: work, phases: [{phase: {id: one, due: 1h, activities: [{activity: {id: a, type: manual, tasks: [{id: t, name: T}]}}]}}]}");
        await shop.CreateAsync("r1", "work");
        var hosts = Enumerable.Range(0, 4).Select(_ => new NotificationRig(shop, Deliverer())).ToArray();
        await hosts[0].FollowAsync();
        shop.Clock.Now = DateTimeOffset.UtcNow + TimeSpan.FromHours(2);

        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Dispatcher.WatchAsync(default))));

        Assert.Equal(EventKinds.PhaseLate, Assert.Single(await hosts[0].ListAsync()).Event.Kind);
    }

    private static ScriptedChannel Deliverer() => new(_ => SendOutcome.Delivered(200));

    private static Delivery Delivery(string id) => new()
    {
        Id = id,
        Channel = "chat",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Due = DateTimeOffset.UnixEpoch,
        Event = new NotificationEvent { Id = "evt_1", Kinds = [EventKinds.Test], Release = new ReleaseFacts { Id = "r", Name = "r", Version = "1", StartedBy = "user:rita" }, Run = 1 },
    };

    private static async Task<Workshop> ShopAsync()
    {
        var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents + Texts.Manual("work"));
        return shop;
    }

    private static async Task PlanAsync(Workshop shop, ScriptedChannel receiver)
    {
        var rig = new NotificationRig(shop, receiver);
        Assert.Null((await rig.Actions.TestRuleAsync("starts", "user:rita", default)).Error);
    }
}
