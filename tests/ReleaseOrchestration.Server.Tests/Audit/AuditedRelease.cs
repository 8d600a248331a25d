using System.Net.Http.Headers;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Audit;

/// <summary>A release with a bit of everything: inputs, a file, a sign-off, a subprocess, a freeze that was broken, a restart.</summary>
internal static class AuditedRelease
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public const string Documents = """
        process:
          id: child
          phases: [{phase: {id: inner, activities: [{activity: {id: pause, type: wait, duration: 0s}}]}}]
        ---
        process:
          id: weekly
          inputs: {version: {type: string, required: true}}
          phases:
            - phase:
                id: go
                activities:
                  - activity:
                      id: proof
                      type: manual
                      approval: {approvers: [user:alice]}
                      fields: [{id: shot, type: file, required: true}]
                  - activity: {id: sub, type: subprocess, process: child, depends-on: [proof]}
        ---
        inputSet: {id: weekly_eu, process: weekly, global: {version: '1.2'}}
        ---
        freeze: {id: year_end, scope: {processes: weekly}, from: 2001-01-01T00:00:00Z}
        """;

    public static async Task RunAsync(RunningServer server, string id = "r1")
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.ApplyAsync(Documents)).Status);
        await server.PostAsync("api/releases", new { id, process = "weekly", inputSet = "weekly_eu", start = true }, ("Relo-User", "rita"));
        await server.PostAsync($"api/releases/{id}/break-glass", new { freeze = "year_end", reason = "it burns", expiresIn = "2h" }, ("Relo-User", "ann"));
        Assert.Equal(403, (int)(await server.PostAsync($"api/releases/{id}/break-glass", new { freeze = "year_end", reason = "me again" }, ("Relo-User", "ann"))).Status);
        await server.PostAsync($"api/releases/{id}/break-glass", new { freeze = "year_end", reason = "seen" }, ("Relo-User", "bob"));
        using var file = new ByteArrayContent(Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var attached = await server.Client.PutAsync($"api/releases/{id}/nodes/go.proof/files/shot?name=shot.png", file);
        Assert.Equal(202, (int)attached.StatusCode);
        Assert.Equal(403, (int)(await server.PostAsync($"api/releases/{id}/nodes/go.proof/decide", new { decision = "approve" }, ("Relo-User", "eve"))).Status);
        Assert.Equal(202, (int)(await server.PostAsync($"api/releases/{id}/nodes/go.proof/decide", new { decision = "approve", comment = "fine" }, ("Relo-User", "alice"))).Status);
        await UntilAsync(server, id, "Succeeded");
    }

    /// <summary>One that ends at once.</summary>
    public static async Task EndAsync(RunningServer server, string id)
    {
        await server.PostAsync("api/releases", new { id, process = "child", start = true });
        await UntilAsync(server, id, "Succeeded");
    }

    private static async Task UntilAsync(RunningServer server, string id, string status)
    {
        // The stream ends with the release.
        await server.GetAsync($"api/releases/{id}/events");
        Assert.Equal(status, (await server.GetAsync($"api/releases/{id}")).Text("release", "status"));
    }
}
