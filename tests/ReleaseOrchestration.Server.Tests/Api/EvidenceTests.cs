using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>Files as evidence, through the API and through a link's page.</summary>
public sealed class EvidenceTests
{
    private const string Files = "api/releases/r1/nodes/go.proof/files/";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private const string Process = """
        process:
          id: proofs
          phases:
            - phase:
                id: go
                activities:
                  - activity:
                      id: proof
                      type: manual
                      approval: {approvers: [user:alice]}
                      fields:
                        - {id: screenshot, type: file, required: true, max-size: 1 KB, types: [image/png]}
                        - {id: note, type: text}
        """;

    [Fact]
    public async Task Put_File_IsKeptByItsHashAndCanBeReadAgain()
    {
        await using var server = await StartedAsync();
        var attached = await PutAsync(server, "screenshot?name=folder/shot.png", Png, "image/png");
        Assert.Equal(HttpStatusCode.Accepted, attached.Status);

        using var response = await server.Client.GetAsync(Files + "screenshot");
        Assert.Equal(Png, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "shot.png"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Png));
        Assert.Contains(hash, (await server.GetAsync("api/releases/r1/audit?limit=200")).Body, StringComparison.Ordinal);
        await server.PostAsync("api/releases/r1/nodes/go.proof/decide", new { decision = "approve" }, ("Relo-User", "alice"));
        Assert.Equal("Succeeded", (await server.GetAsync("api/releases/r1")).Json.GetProperty("release").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("screenshot?name=a.png", "image/jpeg", "RO4021")]
    [InlineData("screenshot?name=a.gif", "image/gif", "RO4021")]
    [InlineData("screenshot", "image/png", "RO4021")]
    [InlineData("screenshot?name=a.txt", "text/plain", "RO4021")]
    [InlineData("screen?name=a.png", "image/png", "RO3106")]
    [InlineData("note?name=a.png", "image/png", "RO3106")]
    public async Task Put_FileThatDoesNotFit_IsRefusedAndNotRecorded(string address, string type, string code)
    {
        await using var server = await StartedAsync();
        Assert.Equal(code, (await PutAsync(server, address, Png, type)).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(Files + "screenshot")).Status);
    }

    [Fact]
    public async Task Put_FileThatIsTooLarge_IsRefused()
    {
        await using var server = await StartedAsync();
        Assert.Equal("RO3106", (await PutAsync(server, "screenshot?name=a.png", [.. Png, .. new byte[2000]], "image/png")).Code);
        Assert.Equal((413, "RO4003"), await LargeAsync(server));
    }

    [Fact]
    public async Task Fields_NamingAFileThatWasNeverStored_AreRefused()
    {
        await using var server = await StartedAsync();
        var made = new { name = "shot.png", type = "image/png", size = 11, sha256 = new string('a', 64) };
        var answer = await server.PostAsync("api/releases/r1/nodes/go.proof/fields", new { fields = new { screenshot = made } });
        Assert.Equal((422, "RO4022"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task Page_WithAFileField_TakesTheFileWithTheDecision()
    {
        await using var server = await StartedAsync();
        var url = (await server.PostAsync("api/releases/r1/nodes/go.proof/links", new { person = "alice" })).Text("url");
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(server.Client.GetStringAsync(url).Result));
        var form = (IHtmlFormElement)page.QuerySelector("form")!;
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        Assert.Equal("image/png", page.QuerySelector("input[type=file]")!.GetAttribute("accept"));
        var guard = ((IHtmlInputElement)page.QuerySelector("input[name=guard]")!).Value;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(server, url, guard, Encoding.UTF8.GetBytes("no image")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(server, url, guard, Png));
        Assert.Equal(Png, await server.Client.GetByteArrayAsync(Files + "screenshot"));
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "r1", process = "proofs", start = true });
        return server;
    }

    private static async Task<RunningServer.Answer> PutAsync(RunningServer server, string address, byte[] content, string type)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var response = await server.Client.PutAsync(Files + address, body);
        return new RunningServer.Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType ?? string.Empty);
    }

    private static async Task<(int Status, string Code)> LargeAsync(RunningServer server)
    {
        var answer = await PutAsync(server, "screenshot?name=a.png", new byte[17 * 1024 * 1024], "image/png");
        return ((int)answer.Status, answer.Code);
    }

    private static async Task<HttpStatusCode> PostAsync(RunningServer server, string url, string guard, byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var form = new MultipartFormDataContent
        {
            { new StringContent(guard), "guard" }, { new StringContent("approve"), "decision" }, { content, "field.screenshot", "shot.png" },
        };
        using var response = await server.Client.PostAsync(url, form);
        return response.StatusCode;
    }
}
