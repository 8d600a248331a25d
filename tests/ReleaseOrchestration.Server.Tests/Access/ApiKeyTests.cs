using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task Key_OnceMade_ActsUnderItsNameUntilItIsRevoked()
    {
        await using var callers = await Callers.StartAsync();
        var key = await CreateAsync(callers, new { name = "ci", roles = new[] { "operator" }, expiresIn = "30d" });
        foreach (var header in new[] { ("X-Api-Key", key), ("Authorization", $"Bearer {key}") })
        {
            var me = await callers.Server.GetAsync("api/me", header, ("Relo-User", "mallory"));
            Assert.Equal(("key:ci", "apiKey"), (me.Text("actor"), me.Text("by")));
        }

        var listed = await callers.GetAsync("root", "api/api-keys", "admin");
        var item = listed.Json.GetProperty("items")[0];
        Assert.Equal(("ci", "active", DateTime.UtcNow.ToString("yyyy-MM-dd")), (item.GetProperty("name").GetString(), item.GetProperty("status").GetString(), item.GetProperty("lastUsedOn").GetString()));
        Assert.DoesNotContain(key, listed.Body, StringComparison.Ordinal);

        var revoked = await callers.Server.SendAsync(HttpMethod.Delete, "api/api-keys/ci", null, callers.Bearer("root", "admin"));
        Assert.Equal(("revoked", "user:root"), (revoked.Text("status"), revoked.Text("revokedBy")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await callers.Server.GetAsync("api/me", ("X-Api-Key", key))).Status);
        Assert.Equal("RO4404", (await callers.PostAsync("root", "api/api-keys", new { name = "ci", roles = new[] { "viewer" } }, "admin")).Code);
    }

    [Fact]
    public async Task Key_IsNowhereInTheStore()
    {
        await using var callers = await Callers.StartAsync();
        var key = await CreateAsync(callers, new { name = "ci", roles = new[] { "viewer" } });
        Assert.Equal("rok_".Length + 43, key.Length);
        var stored = await callers.Server.Services.GetRequiredService<IDocumentStore>().QueryAsync("api-keys", new RowRange(), CancellationToken.None);
        Assert.Equal(2, stored.Length);
        Assert.DoesNotContain(stored, document => Encoding.UTF8.GetString(document.Body.Span).Contains(key[4..], StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(callers.Server.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            Assert.DoesNotContain(key[4..], Encoding.Latin1.GetString(content.ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Key_ThatDoesNotCount_IsRefused()
    {
        await using var callers = await Callers.StartAsync();
        var key = await CreateAsync(callers, new { name = "short", roles = new[] { "viewer" }, expiresIn = "1s" });
        var good = await CreateAsync(callers, new { name = "good", roles = new[] { "viewer" } });
        var flipped = good[..^2] + (good[^2] == 'A' ? 'B' : 'A') + good[^1];
        foreach (var wrong in new[] { flipped, good[..^1], good + "A", "rok_", good.ToUpperInvariant(), good.Replace("rok_", "", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await callers.Server.GetAsync("api/me", ("X-Api-Key", wrong))).Status);
        }

        var both = await callers.Server.GetAsync("api/me", ("X-Api-Key", good), callers.Bearer("root", "admin"));
        Assert.Equal(HttpStatusCode.Unauthorized, both.Status);
        while ((await callers.Server.GetAsync("api/me", ("X-Api-Key", key))).Status == HttpStatusCode.OK)
        {
            // It counts for a second.
        }
    }

    [Theory]
    [InlineData("approver", null, "30d")]
    [InlineData("admin", "shop", "30d")]
    [InlineData("owner", null, "30d")]
    [InlineData("viewer", null, "400d")]
    [InlineData("viewer", null, "soon")]
    public async Task Key_ThatNobodyMayHave_IsNotMade(string role, string? tag, string expiresIn)
    {
        await using var callers = await Callers.StartAsync();
        var answer = await callers.PostAsync("root", "api/api-keys", new { name = "ci", roles = new[] { role }, tags = tag is null ? [] : new[] { tag }, expiresIn }, "admin");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4011"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Key_OfAnAdministrator_DecidesNothing()
    {
        await using var callers = await Callers.StartAsync();
        var key = await CreateAsync(callers, new { name = "robot", roles = new[] { "admin" } });
        var answer = await callers.Server.SendAsync(HttpMethod.Post, "api/releases/x/nodes/p.a/decide", "{}", ("X-Api-Key", key));
        Assert.Equal((HttpStatusCode.Forbidden, "RO4402"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Key_WithAScope_SteersItsReleasesAlone()
    {
        await using var callers = await Callers.StartAsync();
        await callers.ApplyAsync(Definitions.Approval);
        var key = await CreateAsync(callers, new { name = "shop", roles = new[] { "operator" }, tags = new[] { "shop" } });
        async Task<HttpStatusCode> CreateReleaseAsync(string tag) => (await callers.Server.SendAsync(
            HttpMethod.Post, "api/releases", $$"""{"process": "approval", "tags": ["{{tag}}"]}""", ("X-Api-Key", key))).Status;
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden), (await CreateReleaseAsync("shop"), await CreateReleaseAsync("crm")));
    }

    [Fact]
    public async Task Keys_MadeOnAnOpenServer_OpenTheSameServerWhenItAsksForThem()
    {
        var open = await RunningServer.StartAsync();
        var made = await open.PostAsync("api/api-keys", new { name = "first", roles = new[] { "admin" } });
        await open.StopAsync();
        await using var server = await RunningServer.StartAsync(open.Folder, "--Access:ApiKeys", "true");
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/api-keys")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/api-keys", ("X-Api-Key", made.Text("key")))).Status);
    }

    private static async Task<string> CreateAsync(Callers callers, object body)
    {
        var made = await callers.PostAsync("root", "api/api-keys", body, "admin");
        Assert.Equal((HttpStatusCode.Created, "no-store"), (made.Status, made.Headers.CacheControl!.ToString()));
        return made.Text("key");
    }
}
