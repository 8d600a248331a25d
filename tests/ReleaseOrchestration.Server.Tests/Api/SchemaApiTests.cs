using System.Net;
using ReleaseOrchestration.Core.Schemas;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class SchemaApiTests
{
    [Fact]
    public async Task GetSchema_EveryKind_IsServedAndMayBeKept()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var kind in DocumentSchemas.Kinds)
        {
            var answer = await server.GetAsync($"schemas/{kind}.json");
            Assert.Equal((HttpStatusCode.OK, "application/schema+json"), (answer.Status, answer.MediaType));
            Assert.Equal(DocumentSchemas.Get(kind), answer.Body);
            Assert.True(answer.Headers.CacheControl!.Public);
            Assert.Equal(HttpStatusCode.NotModified, (await server.GetAsync($"schemas/{kind}.json", ("If-None-Match", answer.Headers.ETag!.ToString()))).Status);
        }
    }

    [Fact]
    public async Task GetSchema_AsADocumentBegins_IsTheSame()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(DocumentSchemas.Get("input-set"), (await server.GetAsync("schemas/inputSet.json")).Body);
    }

    [Theory]
    [InlineData("schemas/pipeline.json", "process")]
    [InlineData("schemas/process", "/openapi/v1.json")]
    public async Task GetSchema_Unknown_SaysWhatThereIs(string path, string known)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync(path);
        Assert.Equal((HttpStatusCode.NotFound, "RO4004"), (answer.Status, answer.Code));
        Assert.Contains(known, answer.Text("detail"), StringComparison.Ordinal);
    }
}
