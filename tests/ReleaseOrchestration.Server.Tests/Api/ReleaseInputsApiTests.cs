using System.Net;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class ReleaseInputsApiTests
{
    private const string Text = """
        process:
          id: traced
          inputs:
            version: {type: string, required: true}
            tier: {default: staging, allowed: [staging, production]}
            token: {type: secret}
          phases:
            - phase:
                id: a
                inputs: {branch: {default: main}}
                activities:
                  - activity:
                      id: run
                      pipeline: {connector: nowhere, pipeline: p, inputs: {token: <+inputs.token>}}
                      inputs: {version: <+inputs.version>, branch: <+inputs.branch>, tier: <+inputs.tier>}
        ---
        inputSet: {id: march, process: traced, global: {version: 1.4.0, tier: production, token: 'env://RELO_SECRET_A'}}
        """;

    [Fact]
    public async Task Inputs_OfARelease_SayWhereTheyComeFromAndWhatTheyOverrode()
    {
        await using var server = await StartedAsync();
        var answer = await server.GetAsync("api/releases/r1/inputs");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("r1 1 traced 1 march 1", string.Join(' ', new[] { "release", "run", "process", "processVersion", "inputSet", "inputSetRevision" }.Select(name => answer.Text(name))));
        var version = Item(answer.Json, string.Empty, "version");
        Assert.Equal("2.0.0", version.GetProperty("value").GetString());
        Assert.Equal(("Override", "inputs.version"), (Source(version, "origin"), Source(version, "path")));
        Assert.Equal("1.4.0", version.GetProperty("overrode")[0].GetProperty("value").GetString());
        Assert.Equal("input set 'march', revision 1", version.GetProperty("overrode")[0].GetProperty("from").GetString());
        var tier = Item(answer.Json, string.Empty, "tier");
        Assert.Equal(("InputSet", "Default"), (Source(tier, "origin"), tier.GetProperty("overrode")[0].GetProperty("origin").GetString()));
        Assert.Equal("""{"$secret":"env://RELO_SECRET_A"}""", Item(answer.Json, string.Empty, "token").GetProperty("value").GetRawText());
        Assert.Equal(("main", "Default"), (Item(answer.Json, "a", "branch").GetProperty("value").GetString(), Source(Item(answer.Json, "a", "branch"), "origin")));
        Assert.Equal(("2.0.0", "<+inputs.version>"), (Item(answer.Json, "a.run", "version").GetProperty("value").GetString(), Source(Item(answer.Json, "a.run", "version"), "expression")));
    }

    [Fact]
    public async Task Inputs_ChangedByARetry_SayWhoAndWhen()
    {
        await using var server = await StartedAsync();
        await server.PostAsync("api/releases/r1/nodes/a.run/retry", new { inputs = new { version = "2.0.1" } }, ("Relo-User", "bob"));

        var version = Item((await server.GetAsync("api/releases/r1/inputs")).Json, "a.run", "version");
        Assert.Equal(("2.0.1", "Retry"), (version.GetProperty("value").GetString(), Source(version, "origin")));
        Assert.StartsWith("retry by user:bob at 2", Source(version, "from"), StringComparison.Ordinal);
        Assert.Equal("Mapping", version.GetProperty("overrode")[0].GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Inputs_OfADraftOrOfNoRelease_AreToldOrRefused()
    {
        await using var server = await StartedAsync();
        await server.PostAsync("api/releases", new { id = "r2", process = "traced", inputSet = "march" });

        Assert.Equal("1.4.0", Item((await server.GetAsync("api/releases/r2/inputs")).Json, string.Empty, "version").GetProperty("value").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/releases/r3/inputs")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/releases/r1/inputs?run=7")).Status);
    }

    [Fact]
    public async Task InputSet_ThatIsIncomplete_StartsNoRelease()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Text);
        await server.ApplyAsync("inputSet: {id: open, process: traced, global: {tier: staging}}");

        var set = await server.GetAsync("api/input-sets/open");
        Assert.Equal("Incomplete", set.Text("state"));
        Assert.Equal("version", set.Json.GetProperty("missing")[0].GetString());
        var answer = await server.PostAsync("api/releases", new { id = "r1", process = "traced", inputSet = "open", start = true });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4305"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/releases/r1")).Status);

        var unknown = await server.ApplyAsync("inputSet: {id: wrong, process: traced, global: {verson: 1.4.0}}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains("Did you mean `version`?", unknown.Body, StringComparison.Ordinal);
        Assert.Equal("Configured", (await server.GetAsync("api/input-sets/march")).Text("state"));
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.ApplyAsync(Text)).Status);
        var created = await server.PostAsync("api/releases", new { id = "r1", process = "traced", inputSet = "march", inputs = new { version = "2.0.0" }, start = true }, ("Relo-User", "rita"));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return server;
    }

    private static JsonElement Item(JsonElement list, string owner, string name) =>
        Assert.Single(list.GetProperty("items").EnumerateArray(), item => item.GetProperty("owner").GetString() == owner && item.GetProperty("name").GetString() == name);

    private static string? Source(JsonElement item, string member) => item.GetProperty("source").GetProperty(member).GetString();
}
