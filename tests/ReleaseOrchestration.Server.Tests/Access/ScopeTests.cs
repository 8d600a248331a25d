using System.Net;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Roles for some releases only.</summary>
public sealed class ScopeTests
{
    private const string Process = """
        process:
          id: rollout
          phases:
            - phase:
                id: qa
                environment: qa
                activities:
                  - activity: {id: sign, type: manual, approval: {approvers: [user:quinn, user:paul]}}
            - phase:
                id: prod
                environment: prod
                activities:
                  - activity: {id: sign, type: manual, approval: {approvers: [user:quinn, user:paul]}}
        ---
        process:
          id: simple
          phases:
            - phase: {id: qa, environment: qa, activities: [{activity: {id: look, type: manual}}]}
        ---
        process:
          id: computed
          inputs: {where: {type: string, default: qa}}
          phases:
            - phase: {id: any, environment: <+releaseInput.global.where>, activities: [{activity: {id: look, type: manual}}]}
        ---
        process:
          id: outer
          phases:
            - phase: {id: all, activities: [{activity: {id: inner, type: subprocess, process: rollout}}]}
        """;

    private static readonly string[] Grants =
    [
        .. Callers.Grant(10, "operator", "olga", ("Tags", "shop")),
        .. Callers.Grant(11, "operator", "edgar", ("Environments", "qa")),
        .. Callers.Grant(12, "viewer", "vera", ("Tags", "shop")),
        .. Callers.Grant(13, "approver", "quinn", ("Environments", "qa")),
        .. Callers.Grant(14, "operator", "sam", ("Processes", "simple")),
        .. Callers.Grant(15, "viewer", "walt", ("Environments", "prod")),
    ];

    [Fact]
    public async Task Release_OutsideOfATag_IsNeitherSeenNorSteered()
    {
        await using var callers = await StartAsync();
        foreach (var person in new[] { "olga", "vera" })
        {
            Assert.Equal(HttpStatusCode.OK, (await callers.GetAsync(person, "api/releases/shop-1")).Status);
            foreach (var path in new[] { "api/releases/crm-1", "api/releases/crm-1/why", "api/releases/crm-1/audit", "api/releases/crm-1/events", "api/releases/crm-1/nodes/qa.sign" })
            {
                var refused = await callers.GetAsync(person, path);
                Assert.Equal((HttpStatusCode.Forbidden, "RO4403"), (refused.Status, refused.Code));
            }
        }

        Assert.Equal(HttpStatusCode.Accepted, (await callers.PostAsync("olga", "api/releases/shop-1/pause", new { })).Status);
        Assert.Equal("RO4403", (await callers.PostAsync("olga", "api/releases/crm-1/pause", new { })).Code);
        Assert.Equal("RO4302", (await callers.PostAsync("olga", "api/releases/CRM-1/pause", new { })).Code);
        Assert.Equal("RO4402", (await callers.PostAsync("vera", "api/releases/shop-1/pause", new { })).Code);
        Assert.Equal("RO4302", (await callers.PostAsync("olga", "api/releases/none/pause", new { })).Code);
    }

    [Fact]
    public async Task Lists_OfWhoSeesSomeReleases_HoldThoseAlone()
    {
        await using var callers = await StartAsync();
        Assert.Equal(["shop-1"], Ids(await callers.GetAsync("vera", "api/releases"), "id"));
        Assert.Equal(["shop-1"], Ids(await callers.GetAsync("vera", "api/sign-offs"), "releaseId"));
        Assert.Equal(["shop-1"], Ids(await callers.GetAsync("vera", "api/processes/rollout/used-by"), "id").Where(id => id.Contains('-', StringComparison.Ordinal)));
        Assert.Equal(["outer-1", "crm-1", "shop-1"], Ids(await callers.GetAsync("walt", "api/releases"), "id"));
        Assert.Equal(["outer-1", "computed-1", "simple-1", "crm-1", "shop-1"], Ids(await callers.GetAsync("anna", "api/releases", "viewer"), "id"));
    }

    [Theory]
    [InlineData("GET", "api/deliveries")]
    [InlineData("GET", "api/deliveries/x")]
    [InlineData("POST", "api/deliveries/x/redeliver")]
    public async Task Endpoint_ThatTellsAboutAllReleases_IsClosedToWhoSeesSome(string method, string path)
    {
        await using var callers = await Callers.StartAsync(Grants);
        var answer = await callers.Server.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null, callers.Bearer("olga"));
        Assert.Equal((HttpStatusCode.Forbidden, "RO4403"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Release_ThatTouchesOtherEnvironments_IsSteeredWhereItsOperatorMay()
    {
        await using var callers = await StartAsync();

        // The whole of it reaches production, the first phase does not.
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/shop-1/pause", new { })).Code);
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/shop-1/nodes/prod.sign/fail", new { reason = "no" })).Code);
        Assert.NotEqual("RO4403", (await callers.PostAsync("edgar", "api/releases/shop-1/nodes/qa.sign/fail", new { reason = "no" })).Code);
        Assert.Equal(HttpStatusCode.OK, (await callers.GetAsync("edgar", "api/releases/shop-1")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await callers.PostAsync("edgar", "api/releases/simple-1/pause", new { })).Status);

        // Nobody knows where it will be before it is there.
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/computed-1/pause", new { })).Code);
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/computed-1/nodes/any.look/fail", new { reason = "no" })).Code);

        // What a subprocess touches, its release touches.
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/outer-1/pause", new { })).Code);
        Assert.Equal("RO4403", (await callers.PostAsync("edgar", "api/releases/outer-1/nodes/all.inner%2Fprod.sign/fail", new { reason = "no" })).Code);
        Assert.NotEqual("RO4403", (await callers.PostAsync("edgar", "api/releases/outer-1/nodes/all.inner%2Fqa.sign/fail", new { reason = "no" })).Code);
    }

    [Fact]
    public async Task Decide_OutsideOfAnEnvironment_IsRefusedOneByOneAndInOneRequest()
    {
        await using var callers = await StartAsync();
        Assert.Equal("RO4403", (await callers.PostAsync("quinn", "api/releases/shop-1/nodes/prod.sign/decide", new { decision = "approve" })).Code);
        var many = await callers.PostAsync("quinn", "api/sign-offs/decide", new
        {
            decisions = new[] { new { releaseId = "shop-1", path = "prod.sign", decision = "approve" }, new { releaseId = "shop-1", path = "qa.sign", decision = "approve" } },
        });
        var answers = many.Json.GetProperty("answers").EnumerateArray().Select(item => item.GetProperty("status").GetInt32());
        Assert.Equal([403, 202], answers);
    }

    [Theory]
    [InlineData("olga", "rollout", "shop", 201)]
    [InlineData("olga", "rollout", "crm", 403)]
    [InlineData("olga", "rollout", null, 403)]
    [InlineData("edgar", "simple", null, 201)]
    [InlineData("edgar", "rollout", "shop", 403)]
    [InlineData("edgar", "computed", null, 403)]
    [InlineData("edgar", "outer", null, 403)]
    [InlineData("sam", "simple", null, 201)]
    [InlineData("sam", "rollout", null, 403)]
    public async Task CreateRelease_OutsideOfAScope_IsRefused(string person, string process, string? tag, int status)
    {
        await using var callers = await StartAsync();
        var answer = await callers.PostAsync(person, "api/releases", new { id = "new", process, tags = tag is null ? [] : new[] { tag }, start = true });
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 201, (await callers.GetAsync("anna", "api/releases/new", "viewer")).Status == HttpStatusCode.OK);
    }

    private static async Task<Callers> StartAsync()
    {
        var callers = await Callers.StartAsync(Grants);
        Assert.Equal(HttpStatusCode.OK, (await callers.ApplyAsync(Process)).Status);
        foreach (var (id, process, tags) in new[] { ("shop-1", "rollout", new[] { "shop" }), ("crm-1", "rollout", ["crm"]), ("simple-1", "simple", []), ("computed-1", "computed", []), ("outer-1", "outer", []) })
        {
            Assert.Equal(HttpStatusCode.Created, (await callers.PostAsync("otto", "api/releases", new { id, process, tags, start = true }, "operator")).Status);
        }

        return callers;
    }

    private static IEnumerable<string> Ids(RunningServer.Answer answer, string member) =>
        answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).GetString()!).Distinct();
}
