using System.Net;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Notifications;

public sealed class NotificationApiTests
{
    [Fact]
    public async Task Apply_RuleOfAnUnknownChannel_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await server.ApplyAsync("notificationRule: {id: r, events: [release.failed], channels: [nowhere]}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("RO2060", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ChannelThatARuleNames_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync("notificationChannel: {id: c, type: slack, url: env://X}\n---\nnotificationRule: {id: r, events: [release.failed], channels: [c]}");

        Assert.Equal(HttpStatusCode.Conflict, (await server.SendAsync(HttpMethod.Delete, "api/notification-channels/c", body: null)).Status);
        Assert.Equal("r", (await server.GetAsync("api/notification-channels/c/used-by")).Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, "api/notification-rules/r", body: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, "api/notification-channels/c", body: null)).Status);
    }

    [Fact]
    public async Task Test_ThenRedeliver_SendsTheSameIdAgain()
    {
        await using var receiver = await HookReceiver.StartAsync();
        Environment.SetEnvironmentVariable("RELO_TEST_HOOKS_API", HookReceiver.Secret);
        await using var server = await RunningServer.StartAsync(folder: null, "--Notifications:AllowLoopback", "true");
        await server.ApplyAsync($"notificationChannel: {{id: c, type: webhook, url: '{receiver.Url}', secrets: [env://RELO_TEST_HOOKS_API]}}\n---\nnotificationRule: {{id: r, events: [release.failed], channels: [c]}}");

        var begun = await server.PostAsync("api/notification-rules/r/test");
        Assert.Equal(HttpStatusCode.Accepted, begun.Status);
        var id = begun.Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        Assert.Equal(id, await receiver.Happenings.ReadAsync());
        var again = await server.PostAsync($"api/deliveries/{id}/redeliver");

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal(id, await receiver.Happenings.ReadAsync());
        Assert.Empty(receiver.Bad);
        Assert.Equal("releaseorchestration.test", receiver.Taken[id].GetProperty("type").GetString());
        Assert.Equal(["test"], (await server.GetAsync($"api/deliveries/{id}")).Json.GetProperty("kinds").EnumerateArray().Select(k => k.GetString()));
    }

    [Theory]
    [InlineData("api/deliveries/msg_none", "RO4601")]
    [InlineData("api/deliveries?state=lost", "RO4007")]
    [InlineData("api/deliveries?cursor=lost", "RO4007")]
    public async Task Get_WhatIsNot_SaysSo(string path, string code)
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(code, (await server.GetAsync(path)).Code);
    }

    [Fact]
    public async Task Post_ToWhatIsNot_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var path in new[] { "api/deliveries/msg_none/redeliver", "api/notification-rules/none/test", "api/notification-channels/none/test" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await server.PostAsync(path)).Status);
        }
    }
}
