using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReleaseOrchestration.Functions.Tests.Hosting;

namespace ReleaseOrchestration.Functions.Tests.Api;

/// <summary>What the host could spoil on its way to the API: methods, statuses, bodies. The codes are those of the server.</summary>
[Collection(FunctionsAppCollection.Name)]
public sealed class RequestTests(FunctionsApp app)
{
    private const int TenMebibytes = 10 * 1024 * 1024;

    [FunctionsTheory]
    [InlineData("GET", "nowhere", null, 404, "RO4004")]
    [InlineData("DELETE", "api/releases", null, 405, "RO4008")]
    [InlineData("GET", "api/releases?limit=0", null, 400, "RO4007")]
    [InlineData("GET", "api/releases?status=Sleeping", null, 400, "RO4007")]
    [InlineData("GET", "api/releases/none", null, 404, "RO4302")]
    [InlineData("POST", "api/releases/none/pause", "{}", 404, "RO4302")]
    [InlineData("POST", "api/releases", "{\"process\": }", 400, "RO4001")]
    [InlineData("POST", "api/releases", "{\"proces\": \"p\"}", 400, "RO4002")]
    [InlineData("POST", "callbacks/forged.token", "{\"status\": \"succeeded\"}", 401, "RO4201")]
    [InlineData("POST", "sign-off/forged.token", "{\"decision\": \"approve\"}", 401, "RO4201")]
    public async Task Request_ThatCannotBeServed_IsAProblemWithACode(string method, string path, string? body, int status, string code)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await app.Client.SendAsync(new HttpMethod(method), path, content);
        Assert.True((status, code, "application/problem+json") == ((int)answer.Status, answer.Code, answer.MediaType), $"{answer.Status} {answer.MediaType} {answer.Body}");
    }

    [FunctionsFact]
    public async Task Apply_BadYaml_SaysWhere()
    {
        var answer = await app.Client.ApplyAsync("process:\n  id: bad\n  phases: [\n");
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, answer.Body);
        var problem = answer.Json.GetProperty("problems")[0];
        Assert.Equal("RO1001", problem.GetProperty("code").GetString());
        Assert.InRange(problem.GetProperty("line").GetInt32(), 3, 4);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("api/processes/bad")).Status);
    }

    [FunctionsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_BodyOfTenMebibytes_IsRefusedAndLeavesNothing(bool chunked)
    {
        using var client = new HttpClient { BaseAddress = app.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/apply") { Content = new ByteArrayContent(new byte[TenMebibytes]) };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("RO4003", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [FunctionsFact]
    public async Task Apply_TextThatIsNotUtf8_IsRefused()
    {
        using var content = new ByteArrayContent([0x70, 0xC3, 0x28]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        var answer = await app.Client.SendAsync(HttpMethod.Post, "api/apply", content);
        Assert.Equal((HttpStatusCode.BadRequest, "RO4013"), (answer.Status, answer.Code));
    }

    [FunctionsFact]
    public async Task Get_HealthAndDescription_AreThere()
    {
        Assert.Equal("ok", (await app.Client.GetAsync("healthz")).Json.GetProperty("status").GetString());
        Assert.Equal("ready", (await app.Client.GetAsync("readyz")).Json.GetProperty("status").GetString());
        var paths = (await app.Client.GetAsync("openapi/v1.json")).Json.GetProperty("paths");
        Assert.True(paths.TryGetProperty("/api/releases/{id}/nodes/{path}/decide", out _));
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("schemas/process.json")).Status);
    }
}
