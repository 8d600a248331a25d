using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class RequestTests
{
    [Theory]
    [InlineData("{\"process\": }", "RO4001", 1, 13)]
    [InlineData("{\"process\": \"p\",\n \"processVersion\": \"x\"}", "RO4002", 2, 23)]
    public async Task CreateRelease_BadJson_SaysWhere(string body, string code, int line, int column)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "api/releases", body);
        var problem = answer.Json.GetProperty("problems")[0];

        Assert.Equal((HttpStatusCode.BadRequest, code, "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
        Assert.Equal((line, column), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task CreateRelease_UnknownMember_SuggestsTheRightOne()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.PostAsync("api/releases", new { proces = "p" });
        Assert.Equal("RO4002", answer.Code);
        Assert.Contains("`process`", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_BodyOfTenMebibytes_IsRefusedAndLeavesNothing(bool chunked)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/apply");
        request.Content = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("RO4003", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await server.GetAsync("api/processes")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, "RO4004")]
    [InlineData("DELETE", "api/releases", 405, "RO4008")]
    [InlineData("GET", "api/releases?limit=0", 400, "RO4007")]
    [InlineData("GET", "api/releases?status=Sleeping", 400, "RO4007")]
    [InlineData("GET", "api/releases/none", 404, "RO4302")]
    [InlineData("POST", "api/releases/none/pause", 404, "RO4302")]
    public async Task Request_ThatCannotBeServed_IsAProblemWithACode(string method, string path, int status, string code)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null);
        Assert.Equal((status, code, "application/problem+json"), ((int)answer.Status, answer.Code, answer.MediaType));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Apply_FromAPageOfAnotherSite_IsRefused(string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "api/apply", Definitions.Approval, "text/plain", (header, value));
        Assert.Equal((HttpStatusCode.Forbidden, "RO4012"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/processes/approval")).Status);
    }

    [Fact]
    public async Task Get_UnderANameOfSomeoneElse_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("healthz", ("Host", "evil.example"))).Status);
    }

    [Fact]
    public async Task Apply_TextThatIsNotUtf8_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new ByteArrayContent([0x70, 0xC3, 0x28]);
        using var response = await server.Client.PostAsync("api/apply", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("RO4013", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WhenStarted_IsReadyAndDescribed()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal("ok", (await server.GetAsync("healthz")).Text("status"));
        Assert.Equal("ready", (await server.GetAsync("readyz")).Text("status"));
        var paths = (await server.GetAsync("openapi/v1.json")).Json.GetProperty("paths");
        Assert.True(paths.TryGetProperty("/api/releases/{id}/nodes/{path}/decide", out _));
        Assert.True(paths.TryGetProperty("/callbacks/{token}", out _));
    }
}
