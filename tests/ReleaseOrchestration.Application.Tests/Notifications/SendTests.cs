using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Notifications;

public sealed class SendTests
{
    private const string Documents = """
        notificationChannel: {id: chat, type: slack, url: env://CHAT}
        ---
        notificationChannel: {id: cards, type: teams, url: env://CARDS}
        ---
        notificationRule: {id: r, events: [release.started], channels: [chat]}
        """;

    [Fact]
    public async Task Send_ReceiverThatNeverTakesIt_IsTriedTenTimesOverRestartsAndIsThenDead()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Failed("status 500", 500));
        var id = await TestAsync(shop, receiver);
        var start = shop.Clock.Now;
        for (var tries = 1; tries <= 10; tries++)
        {
            var rig = new NotificationRig(shop, receiver);
            await rig.SendAsync();
            Assert.Equal(tries, receiver.Received.Count);
            var delivery = (await rig.Store.FindAsync(id, default))!;
            Assert.Equal((tries, tries < 10 ? DeliveryState.Pending : DeliveryState.Dead), (delivery.Tries, delivery.State));
            shop.Clock.Now = delivery.Due ?? shop.Clock.Now;
        }

        await new NotificationRig(shop, receiver).SendAsync();
        Assert.Equal(10, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(m => m.Id).Distinct());
        Assert.InRange(shop.Clock.Now - start, TimeSpan.FromHours(75), TimeSpan.FromHours(84));
        Assert.Equal(id, Assert.Single(await new NotificationRig(shop, receiver).ListAsync(DeliveryState.Dead)).Id);
    }

    [Fact]
    public async Task Send_NothingDue_SendsNothingAndSaysWhenItIs()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Failed("status 500", 500));
        await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);
        await rig.SendAsync();

        var (begun, next) = await rig.Sender.BeginAsync(default);

        Assert.Empty(begun);
        Assert.InRange(next!.Value - shop.Clock.Now, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.5));
    }

    [Fact]
    public async Task Send_ReceiverThatAsksToBeLeftAlone_IsLeftAlone()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Failed("status 429", 429, TimeSpan.FromMinutes(10)));
        var id = await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);

        await rig.SendAsync();

        Assert.Equal(shop.Clock.Now + TimeSpan.FromMinutes(10), (await rig.Store.FindAsync(id, default))!.Due);
    }

    [Fact]
    public async Task Send_ReceiverThatIsGone_GetsNothingUntilItsChannelIsSavedAgain()
    {
        await using var shop = await ShopAsync();
        var isGone = true;
        var receiver = new ScriptedChannel(_ => isGone ? SendOutcome.Gone("gone", 410) : SendOutcome.Delivered(200));
        var first = await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);
        await rig.SendAsync();
        var second = await TestAsync(shop, receiver);
        await rig.SendAsync();

        Assert.Single(receiver.Received);
        Assert.Equal([DeliveryState.Dead, DeliveryState.Dead], [(await rig.Store.FindAsync(first, default))!.State, (await rig.Store.FindAsync(second, default))!.State]);

        isGone = false;
        await shop.ApplyAsync("notificationChannel: {id: chat, type: slack, url: env://CHAT, name: Moved}");
        await rig.Actions.RedeliverAsync(second, default);
        await rig.SendAsync();

        Assert.Equal(DeliveryState.Delivered, (await rig.Store.FindAsync(second, default))!.State);
    }

    [Fact]
    public async Task Redeliver_DeadDelivery_IsSentAgainWithItsId()
    {
        await using var shop = await ShopAsync();
        var works = false;
        var receiver = new ScriptedChannel(_ => works ? SendOutcome.Delivered(200) : SendOutcome.Impossible("RO6502: not allowed"));
        var id = await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);
        await rig.SendAsync();
        Assert.Equal(DeliveryState.Dead, (await rig.Store.FindAsync(id, default))!.State);

        works = true;
        Assert.Null((await rig.Actions.RedeliverAsync(id, default)).Error);
        await new NotificationRig(shop, receiver).SendAsync();

        Assert.Equal([id, id], receiver.Received.Select(m => m.Id));
        Assert.Empty(await rig.ListAsync(DeliveryState.Dead));
        Assert.Equal(2, (await rig.Store.FindAsync(id, default))!.Log.Length);
        Assert.Equal("RO4601", (await rig.Actions.RedeliverAsync("msg_none", default)).Error!.Code);
    }

    [Fact]
    public async Task Send_ServerThatDiedBeforeItWroteDownWhatCameOfIt_SendsAgainWithTheSameId()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Delivered(200));
        var id = await TestAsync(shop, receiver);
        var rows = await shop.Runtime.QueryAsync("deliveries", new RowRange(), default);
        await new NotificationRig(shop, receiver).SendAsync();

        // As it was on the disk before the outcome was written down.
        await shop.Runtime.WriteAsync([.. rows.Where(row => row.Key.Row.StartsWith("d~", StringComparison.Ordinal) || row.Key.Row.StartsWith("q~", StringComparison.Ordinal)).Select(row => new DocumentWrite(row.Key, row.Body))], default);
        await new NotificationRig(shop, receiver).SendAsync();

        Assert.Equal([id, id], receiver.Received.Select(m => m.Id));
    }

    [Fact]
    public async Task Send_ChannelThatTrips_IsATryThatFailed()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => throw new FormatException("what a surprise"));
        var id = await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);

        await rig.SendAsync();

        Assert.Single(receiver.Received);
        var delivery = (await rig.Store.FindAsync(id, default))!;
        Assert.Equal((DeliveryState.Pending, 1), (delivery.State, delivery.Tries));
        Assert.Contains("what a surprise", delivery.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OfARule_IsInItsWordsAndGoesToItsChannels()
    {
        await using var shop = await ShopAsync();
        await shop.ApplyAsync("notificationRule: {id: both, events: [release.started], channels: [chat, cards], subject: 'Try <+event.kind> by <+event.actor>'}");
        var receiver = new ScriptedChannel(_ => SendOutcome.Delivered(200));
        var rig = new NotificationRig(shop, receiver);

        Assert.Equal(2, (await rig.Actions.TestRuleAsync("both", "user:rita", default)).Value.Length);
        await rig.SendAsync();

        Assert.Equal(["Try test by user:rita", "Try test by user:rita"], receiver.Received.Select(m => m.Subject));
        Assert.Equal(404, (await rig.Actions.TestRuleAsync("none", "user:rita", default)).Error!.Status);
        Assert.Equal(404, (await rig.Actions.TestChannelAsync("none", "user:rita", default)).Error!.Status);
    }

    [Fact]
    public async Task Send_ChannelWithManyWaiting_DoesNotHoldUpTheOthers()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Delivered(200));
        for (var i = 0; i < 40; i++)
        {
            await TestAsync(shop, receiver);
        }

        var cards = (await new NotificationRig(shop, receiver).Actions.TestChannelAsync("cards", "user:rita", default)).Value[0].Id;
        var rig = new NotificationRig(shop, new ScriptedChannel(m => m.Id == cards ? SendOutcome.Delivered(200) : SendOutcome.Failed("slow", 0)));

        var (begun, _) = await rig.Sender.BeginAsync(default);
        await Task.WhenAll(begun);

        Assert.Equal(NotificationSender.MostOfAChannel + 1, begun.Length);
        Assert.Equal(DeliveryState.Delivered, (await rig.Store.FindAsync(cards, default))!.State);
    }

    [Fact]
    public async Task List_ByState_PagesThroughAll()
    {
        await using var shop = await ShopAsync();
        var receiver = new ScriptedChannel(_ => SendOutcome.Impossible("no"));
        for (var i = 0; i < 5; i++)
        {
            await TestAsync(shop, receiver);
        }

        var rig = new NotificationRig(shop, receiver);
        await rig.SendAsync();
        var (ids, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await rig.Store.ListAsync(new DeliveryFilter(DeliveryState.Dead), 2, cursor, default))!;
            ids.AddRange(page.Items.Select(d => d.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, ids.Count);
        Assert.Null(await rig.Store.ListAsync(new DeliveryFilter(), 2, "nonsense", default));
        Assert.Empty((await rig.Store.ListAsync(new DeliveryFilter(Rule: "r"), 10, null, default))!.Items);
    }

    [Fact]
    public async Task Sweep_OldDeliveries_AreForgottenWhenTheyAreOver()
    {
        await using var shop = await ShopAsync();
        var works = true;
        var receiver = new ScriptedChannel(_ => works ? SendOutcome.Delivered(200) : SendOutcome.Failed("down", 503));
        await TestAsync(shop, receiver);
        var rig = new NotificationRig(shop, receiver);
        await rig.SendAsync();
        works = false;
        var pending = await TestAsync(shop, receiver);
        await rig.SendAsync();

        Assert.Equal(0, await new DeliverySweep(rig.Store, shop.Clock).RunAsync(default));
        shop.Clock.Now += DeliverySweep.Keeping + TimeSpan.FromMinutes(1);
        var young = await TestAsync(shop, receiver);
        Assert.Equal(1, await new DeliverySweep(rig.Store, shop.Clock).RunAsync(default));

        Assert.Equal([pending, young], (await rig.ListAsync()).Select(d => d.Id).Order(StringComparer.Ordinal).Intersect([pending, young]).OrderBy(id => id == pending ? 0 : 1));
        Assert.Equal(2, (await rig.ListAsync()).Length);
    }

    private static async Task<Workshop> ShopAsync()
    {
        var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents);
        return shop;
    }

    private static async Task<string> TestAsync(Workshop shop, ScriptedChannel receiver) =>
        Assert.Single((await new NotificationRig(shop, receiver).Actions.TestChannelAsync("chat", "user:rita", default)).Value).Id;
}
