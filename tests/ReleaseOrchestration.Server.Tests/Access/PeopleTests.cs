using System.Net;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Who acts is who signed in.</summary>
public sealed class PeopleTests
{
    private const string FourEyes = """
        process:
          id: four_eyes
          phases:
            - phase:
                id: production
                activities:
                  - activity: {id: sign, type: manual, approval: {approvers: [group:admin], exclude: [starter, creator]}}
        """;

    [Fact]
    public async Task Decide_AsAnAdministratorWhoStartedTheRelease_IsRefused()
    {
        await using var callers = await Callers.StartAsync();
        await callers.ApplyAsync(FourEyes);
        await callers.PostAsync("root", "api/releases", new { id = "r-1", process = "four_eyes", start = true }, "admin");
        var own = await callers.PostAsync("root", "api/releases/r-1/nodes/production.sign/decide", new { decision = "approve" }, "admin");
        Assert.Equal((HttpStatusCode.Forbidden, "RO3105"), (own.Status, own.Code));

        var link = await callers.PostAsync("root", "api/releases/r-1/nodes/production.sign/links", new { person = "amy" }, "admin");
        Assert.Equal((HttpStatusCode.Forbidden, "RO4406"), (link.Status, link.Code));

        var other = await callers.PostAsync("amy", "api/releases/r-1/nodes/production.sign/decide", new { decision = "approve" }, "admin");
        Assert.Equal(HttpStatusCode.Accepted, other.Status);
    }

    [Fact]
    public async Task Release_StartedUnderAnotherNameInTheHeader_IsThatOfTheTokensPerson()
    {
        await using var callers = await Callers.StartAsync();
        await callers.ApplyAsync(FourEyes);
        await callers.Server.SendAsync(
            HttpMethod.Post, "api/releases", """{"id": "r-1", "process": "four_eyes", "start": true}""", callers.Bearer("otto", "operator"), ("Relo-User", "mallory"), ("Relo-Groups", "admin"));
        var release = (await callers.GetAsync("otto", "api/releases/r-1", "operator")).Json.GetProperty("release");
        Assert.Equal(("user:otto", "user:otto"), (release.GetProperty("createdBy").GetString(), release.GetProperty("startedBy").GetString()));
    }

    [Fact]
    public async Task Link_OfOneself_IsUsedWithoutSigningIn()
    {
        await using var callers = await Callers.StartAsync();
        await callers.ApplyAsync(FourEyes);
        await callers.PostAsync("otto", "api/releases", new { id = "r-1", process = "four_eyes", start = true }, "operator");
        var link = await callers.PostAsync("amy", "api/releases/r-1/nodes/production.sign/links", new { person = "user:amy" }, "approver");
        Assert.Equal(HttpStatusCode.Created, link.Status);
        Assert.Equal(HttpStatusCode.OK, (await callers.Server.GetAsync(link.Text("url"))).Status);
    }
}
