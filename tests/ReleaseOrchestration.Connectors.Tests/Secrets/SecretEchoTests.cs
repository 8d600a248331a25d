using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Secrets;

/// <summary>What a pipeline was sent does not come back with any later answer of it.</summary>
public sealed class SecretEchoTests : IDisposable
{
    private const string Secret = "canary/é+\"1234567890\"&x";
    private readonly TemporaryFolder _folder = new();

    public SecretEchoTests() => File.WriteAllText(_folder.File("token"), Secret);

    private string Reference => $"file://{_folder.File("token")}";

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Shapes =>
    [
        Secret,
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Secret).ToLowerInvariant(),
        "canary\\/\\u00e9+\\\"1234567890\\\"&x",
        "canary/\\u00e9\\u002b\\u00221234567890\\u0022\\u0026x",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{Secret}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"us:{Secret}:x")).Replace('+', '-').Replace('/', '_'),
        System.Net.WebUtility.HtmlEncode(Secret),
    ];

    [Fact]
    public async Task Poll_SecretOfTheStart_IsBlottedOut()
    {
        await using var server = await PipelineServer.StartAsync((context, number) => PipelineServer.AnswerAsync(
            context, 200, number == 1 ? """{"status":"running","handle":"h","pollUrl":"/poll"}""" : """{"status":"failed","message":"bad canary/é+\"1234567890\"&x"}"""));
        await using var host = await StartedAsync(server);

        var ended = await host.EndAsync(new PollPipeline { Connector = "c", Handle = $$"""{"Id":"h","poll":"{{server.Url}}/poll"}""", IdempotencyKey = ConnectorHost.Start().IdempotencyKey });

        Assert.Equal("bad ***", ended.Message);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Mask_ReportOfAPipeline_HoldsNoShapeOfWhatItWasSent(string shape)
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = await StartedAsync(server);

        var report = await MaskAsync(host, new PipelineReport
        {
            Message = $"with {shape} it failed",
            LogUrl = "https://ci.test/log",
            Outputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("n", DataValue.Of(5)).Add("list", DataValue.Of([DataValue.Of(shape)])),
        });

        Assert.Contains("***", report.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(shape, report.Message + DataValue.Of(report.Outputs).ToJson(), StringComparison.Ordinal);
        Assert.Equal((DataValue.Of(5), "https://ci.test/log"), (report.Outputs["n"], report.LogUrl));
    }

    [Fact]
    public async Task Mask_SecretCannotBeReadAnyMore_TakesNoReport()
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = await StartedAsync(server);
        File.Delete(_folder.File("token"));

        var result = await host.Services.GetRequiredService<IReportMask>().MaskAsync(ConnectorHost.Start().IdempotencyKey, new PipelineReport { Message = Secret }, CancellationToken.None);

        Assert.Equal(("RO6007", 503), (result.Error!.Code, result.Error.Status));
    }

    [Fact]
    public async Task Start_Repeated_KeepsTheReferencesOnce()
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = await StartedAsync(server);

        await host.ExecuteAsync(Effect());

        Assert.Equal(1, host.Documents.Writes);
    }

    [Fact]
    public async Task Start_NumberThatIsTheSecret_IsBlottedOut()
    {
        await File.WriteAllTextAsync(_folder.File("token"), "48151623");
        await using var server = await PipelineServer.StartAsync(200, """{"status":"succeeded","outputs":{"pin":48151623,"other":4815}}""");
        await using var host = await StartedAsync(server);

        var ended = await host.EndAsync(Effect());

        Assert.Equal((DataValue.Of("***"), DataValue.Of(4815)), (ended.Outputs["pin"], ended.Outputs["other"]));
    }

    [Theory]
    [InlineData(403, 490)]
    [InlineData(200, 4090)]
    public async Task Start_SecretWhereATextIsCut_LeavesNoPartOfIt(int status, int before)
    {
        var message = new string('x', before) + "canary/é+\\\"1234567890\\\"&x";
        await using var server = await PipelineServer.StartAsync(status, $$"""{"status":"failed","message":"{{message}}"}""");
        await using var host = await StartedAsync(server);

        var ended = await host.EndAsync(Effect());

        Assert.DoesNotContain("cana", ended.Message, StringComparison.Ordinal);
    }

    private static async Task<PipelineReport> MaskAsync(ConnectorHost host, PipelineReport report)
    {
        var result = await host.Services.GetRequiredService<IReportMask>().MaskAsync(ConnectorHost.Start().IdempotencyKey, report, CancellationToken.None);
        return result.Value;
    }

    private async Task<ConnectorHost> StartedAsync(PipelineServer server)
    {
        var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/x'}}");
        await host.ExecuteAsync(Effect());
        return host;
    }

    private StartPipeline Effect() => ConnectorHost.Start() with { Inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("token", DataValue.Secret(Reference)) };
}
