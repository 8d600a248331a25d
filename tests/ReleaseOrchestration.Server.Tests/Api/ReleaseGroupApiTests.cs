using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Embedded;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class ReleaseGroupApiTests
{
    private const string Process = "process: {id: p, inputs: {v: {type: string}}, phases: [{phase: {id: one, activities: [{activity: {id: a, type: manual}}]}}]}";
    private const string InputSet = "inputSet: {id: s, process: p, global: {v: '1'}}";
    private const string Group = "releaseGroup: {id: weekly, name: Weekly, type: beta, tags: [standard], process: p, input-set: s, cadence: {frequency: weekly, days: [Thu], at: '09:00'}}";

    [Fact]
    public async Task Group_SavedReadAndListed_SaysWhatItIs()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync($"{Group}\n---\n{InputSet}\n---\n{Process}");

        var listed = (await server.GetAsync("api/release-groups?tag=standard")).Json.GetProperty("items")[0];
        Assert.Equal(
            ("releaseGroup", "weekly", "Weekly", "beta", "p"),
            (listed.GetProperty("kind").GetString(), listed.GetProperty("id").GetString(), listed.GetProperty("name").GetString(), listed.GetProperty("type").GetString(), listed.GetProperty("process").GetString()));
        var read = await server.GetAsync("api/release-groups/weekly");
        Assert.Equal("Thu", read.Json.GetProperty("definition").GetProperty("cadence").GetProperty("days")[0].GetString());
        Assert.Equal(Group, (await server.GetAsync("api/release-groups/weekly", ("Accept", "application/yaml"))).Body.Trim());
    }

    [Fact]
    public async Task Group_Changed_IsANewVersionThatCanBeComparedAndRestored()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync($"{Process}\n---\n{InputSet}\n---\n{Group}");
        var saved = await server.SendAsync(HttpMethod.Put, "api/release-groups/weekly", Group.Replace("Thu", "Tue", StringComparison.Ordinal), "application/yaml");
        Assert.Equal((HttpStatusCode.OK, 2), (saved.Status, saved.Json.GetProperty("version").GetInt32()));

        var diff = await server.GetAsync("api/release-groups/weekly/diff", ("Accept", "text/plain"));
        Assert.Contains("cadence.days", diff.Body, StringComparison.Ordinal);
        var restored = await server.PostAsync("api/release-groups/weekly/restore", new { version = 1 });
        Assert.Equal(3, restored.Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Delete_OfWhatAGroupUses_IsRefusedUntilTheGroupIsGone()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync($"{Process}\n---\n{InputSet}\n---\n{Group}");

        Assert.Contains("weekly", (await server.GetAsync("api/processes/p/used-by")).Body, StringComparison.Ordinal);
        var refused = await server.SendAsync(HttpMethod.Delete, "api/input-sets/s", body: null);
        Assert.Equal((HttpStatusCode.Conflict, "RO2021"), (refused.Status, refused.Code));
        Assert.Contains("releaseGroup 'weekly'", refused.Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, "api/release-groups/weekly", body: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, "api/input-sets/s", body: null)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await server.GetAsync("api/release-groups/weekly")).Status);
    }

    [Fact]
    public async Task Group_ThatCannotBePlanned_SaysSinceWhenAndWhyAndTheOthersDoNot()
    {
        await using var server = await RunningServer.StartConfiguredAsync(
            builder => builder.Services.AddSingleton<IDocumentStore>(provider => new RefusingDocuments(provider.GetRequiredService<EmbeddedRuntime>(), "r~weekly-")), folder: null, "--Logging:LogLevel:ReleaseOrchestration", "None");
        await server.ApplyAsync($"{Process}\n---\n{InputSet}\n---\n{Group}\n---\n{Group.Replace("id: weekly", "id: other", StringComparison.Ordinal)}");

        var failed = await Assert.ThrowsAsync<AggregateException>(() => server.Services.GetRequiredService<CadenceScheduler>().TickAsync(default));
        Assert.Equal("weekly", Assert.IsType<CadenceException>(Assert.Single(failed.InnerExceptions)).Group);

        var fails = (await server.GetAsync("api/release-groups/weekly")).Json.GetProperty("planningFails");
        Assert.True(fails.GetProperty("since").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        Assert.Equal("Something unexpected happened, IOException; the log of the server says more. (RO5100)", fails.GetProperty("reason").GetString());
        Assert.Single((await server.GetAsync("api/release-groups")).Json.GetProperty("items").EnumerateArray(), item => item.TryGetProperty("planningFails", out _));
        Assert.NotEmpty((await server.GetAsync("api/releases?group=other")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("process: p", "process: q", "RO2001", "There is no process `q`")]
    [InlineData("process: p", "process: p@7", "RO2001", "There is no process `p@7`")]
    [InlineData("input-set: s", "input-set: t", "RO2050", "There is no input set `t`")]
    [InlineData("input-set: s", "input-set: foreign", "RO2050", "is of the process `other`")]
    [InlineData("days: [Thu]", "days: [15]", "RO1010", "no day of a weekly")]
    public async Task Group_ThatRefersToNothing_IsRefused(string before, string after, string code, string words)
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync($"{Process}\n---\n{InputSet}\n---\n{Process.Replace("id: p", "id: other", StringComparison.Ordinal)}\n---\ninputSet: {{id: foreign, process: other}}");

        var refused = await server.SendAsync(HttpMethod.Put, "api/release-groups/weekly", Group.Replace(before, after, StringComparison.Ordinal), "application/yaml");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(code, refused.Body, StringComparison.Ordinal);
        Assert.Contains(words, refused.Body, StringComparison.Ordinal);
    }
}
