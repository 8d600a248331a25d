using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Application.Tests.Notifications;

public sealed class DispatchTests
{
    private const string Documents = """
        notificationChannel: {id: chat, type: slack, url: env://CHAT}
        ---
        notificationChannel: {id: cards, type: teams, url: env://CARDS}
        ---
        notificationRule: {id: starts, events: [release.started, input.needed], channels: [chat, cards]}
        ---
        notificationRule: {id: others, events: [release.started], processes: [other], channels: [chat]}
        ---

        """;

    [Fact]
    public async Task Dispatch_EventOfARelease_IsOneDeliveryForEachRuleAndChannel()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents + Texts.Manual("work"));
        await shop.CreateAsync("r1", "work");
        var rig = new NotificationRig(shop, Deliverer());

        await rig.FollowAsync();

        var deliveries = await rig.ListAsync();
        Assert.Equal(
            ["starts/cards/input.needed", "starts/cards/release.started", "starts/chat/input.needed", "starts/chat/release.started"],
            deliveries.Select(d => $"{d.Rule}/{d.Channel}/{d.Event.Kind}").Order(StringComparer.Ordinal));
        Assert.All(deliveries, d => Assert.Equal(DeliveryState.Pending, d.State));
        Assert.Equal(["work"], deliveries[0].Event.Release.Processes.AsEnumerable());
    }

    [Fact]
    public async Task Dispatch_ByServersThatDieAtAnyMoment_LosesAndDoublesNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents + Texts.Manual("work"));
        for (var i = 0; i < 5; i++)
        {
            await shop.CreateAsync($"r{i}", "work");
            await new NotificationRig(shop, Deliverer()).Dispatcher.DispatchAsync(default);
        }

        // A server that died after the deliveries and before its place was kept looks at everything again.
        var place = (await shop.Runtime.GetAsync(new DocumentKey("deliveries", "place"), default))!;
        await shop.Runtime.WriteAsync([new(place.Key, """{"position":0}"""u8.ToArray())], default);
        var rig = new NotificationRig(shop, Deliverer());
        await rig.FollowAsync();

        var deliveries = await rig.ListAsync();
        Assert.Equal(20, deliveries.Length);
        Assert.Equal(20, deliveries.Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public async Task Dispatch_TwoServersAtOnce_GiveEachDeliveryOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents + Texts.Manual("work"));
        var (one, other) = (new NotificationRig(shop, Deliverer()), new NotificationRig(shop, Deliverer()));
        await one.FollowAsync();
        await other.FollowAsync();
        await shop.CreateAsync("r1", "work");

        await Task.WhenAll(one.FollowAsync(), other.FollowAsync());
        await one.FollowAsync();
        await other.FollowAsync();

        Assert.Equal(4, (await one.ListAsync()).Length);
    }

    [Fact]
    public async Task Dispatch_RuleThatIsNewerThanTheEvent_DoesNotTellIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("work"));
        await shop.CreateAsync("r1", "work");
        shop.Clock.Now = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);
        await shop.ApplyAsync(Documents);
        var rig = new NotificationRig(shop, Deliverer());

        await rig.FollowAsync();

        Assert.Empty(await rig.ListAsync());
    }

    [Fact]
    public async Task Dispatch_RuleThatWasEditedBeforeTheEventWasLookedAt_TellsIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents + Texts.Manual("work"));
        await shop.CreateAsync("r1", "work");
        shop.Clock.Now = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);
        await shop.ApplyAsync("notificationRule: {id: starts, events: [release.started], channels: [chat], subject: 'Edited <+release.id>'}");
        var rig = new NotificationRig(shop, Deliverer());

        await rig.FollowAsync();

        Assert.Equal("Edited r1", Assert.Single(await rig.ListAsync()).Subject);
    }

    [Fact]
    public async Task Dispatch_WithoutRules_RemembersItsPlaceInMemoryAlone()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("work"));
        await shop.CreateAsync("r1", "work");
        var rig = new NotificationRig(shop, Deliverer());

        await rig.FollowAsync();

        Assert.False(await rig.Dispatcher.DispatchAsync(default));
        Assert.Equal(0, (await rig.Store.PlaceAsync(default))!.Value.Position);
    }

    [Fact]
    public async Task Watch_PhaseThatHasNotEndedWhenDue_IsLateOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        var started = shop.Clock.Now = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1);
        await shop.ApplyAsync("""
            notificationChannel: {id: chat, type: slack, url: env://CHAT}
            ---
            notificationRule: {id: late, events: [phase.late], channels: [chat]}
            ---
            process:
              id: work
              phases:
                - phase: {id: first, due: 1h, activities: [{activity: {id: a, type: manual, tasks: [{id: t, name: T}]}}]}
                - phase: {id: second, due: 2h, depends-on: [first], activities: [{activity: {id: b, type: wait, duration: 1h}}]}
            """);
        await shop.CreateAsync("r1", "work");
        var rig = new NotificationRig(shop, Deliverer());
        await rig.FollowAsync();

        Assert.Equal(started + TimeSpan.FromHours(1), await rig.Dispatcher.WatchAsync(default));
        shop.Clock.Now = started + TimeSpan.FromHours(1.5);
        Assert.NotNull(await rig.Dispatcher.WatchAsync(default));
        Assert.Equal("first", Assert.Single(await rig.ListAsync()).Event.Path);
        shop.Clock.Now = started + TimeSpan.FromHours(3);
        Assert.Null(await new NotificationRig(shop, Deliverer()).Dispatcher.WatchAsync(default));

        Assert.Equal(["first", "second"], (await rig.ListAsync()).Select(d => d.Event.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dispatch_SignOff_AsksEachApproverByMail()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync("""
            notificationChannel: {id: mail, type: email, to: [approvers, 'user:nobody', qa@example.com], from: relo@example.com, host: smtp.example.com, signed-links: true}
            ---
            notificationRule: {id: asks, events: [sign-off.needed, sign-off.decided], channels: [mail]}
            ---
            process:
              id: work
              phases:
                - phase: {id: p, activities: [{activity: {id: go, name: Go live, type: manual, approval: {approvers: ['user:alice', 'user:bob', 'group:qa'], quorum: 1}}}]}
            """);
        await shop.CreateAsync("r1", "work");
        var mails = Deliverer();
        var rig = new NotificationRig(shop, mails);
        await rig.FollowAsync();
        await rig.SendAsync();

        Assert.Equal(["alice@example.com", "bob@example.com", "qa@example.com", "quinn@example.com"], mails.Received.Select(m => m.Address).Order(StringComparer.Ordinal));
        var alice = mails.Received.Single(m => m.Address == "alice@example.com");
        Assert.Contains("Go live waits for a sign-off", alice.Subject, StringComparison.Ordinal);
        Assert.StartsWith("https://relo.test/sign-off/", alice.PersonalLink, StringComparison.Ordinal);
        Assert.NotEqual(alice.PersonalLink, mails.Received.Single(m => m.Address == "bob@example.com").PersonalLink);
        Assert.Empty(mails.Received.Single(m => m.Address == "qa@example.com").PersonalLink);
        Assert.Equal((string.Empty, "https://relo.test/sign-offs"), mails.Received.Single(m => m.Address == "quinn@example.com") is var quinn ? (quinn.PersonalLink, quinn.Link) : default);
        var dead = Assert.Single(await rig.ListAsync(DeliveryState.Dead));
        Assert.Equal("user:nobody", dead.Recipient);
        Assert.Contains("RO4602", dead.Error, StringComparison.Ordinal);
        Assert.All(await rig.ListAsync(), d => Assert.DoesNotContain("/sign-off/", $"{d.Subject}{d.Text}{d.Error}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dispatch_ReleaseThatIsAborted_IsBurnedOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync("notificationChannel: {id: chat, type: slack, url: env://CHAT}\n---\nnotificationRule: {id: burned, events: [release.burned, release.failed], channels: [chat]}\n---\n" + Texts.Manual("work"));
        await shop.CreateAsync("r1", "work");
        await shop.Runtime.SignalAsync(new MachineAddress("r1", 1, string.Empty), new AbortRelease { SignalId = "s", Actor = "user:rita", Reason = "wrong version" }, TimeSpan.FromSeconds(30), default);
        var rig = new NotificationRig(shop, Deliverer());

        await rig.FollowAsync();

        var delivery = Assert.Single(await rig.ListAsync());
        Assert.Equal([EventKinds.ReleaseEnded, EventKinds.ReleaseAborted, EventKinds.ReleaseBurned], delivery.Event.Kinds.AsEnumerable());
    }

    private static ScriptedChannel Deliverer() => new(_ => SendOutcome.Delivered(200));
}
