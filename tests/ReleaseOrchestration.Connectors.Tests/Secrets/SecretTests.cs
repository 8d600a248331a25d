using System.Collections.Immutable;
using ReleaseOrchestration.Connectors.Tests.Commands;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Secrets;

public sealed class SecretTests
{
    private const string Secret = "s3cr3t \"canary\" value";
    private static readonly string Name = SetSecret();

    [Fact]
    public async Task Start_SecretsInHeadersAndInputs_ReachTheServerAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("token"), "file-canary-1234\n");
        await using var server = await PipelineServer.StartAsync((context, _) => PipelineServer.AnswerAsync(
            context, 200, """{"status":"failed","message":"bad token file-canary-1234 / s3cr3t \"canary\" value","logUrl":"https://ci.test/?t=file-canary-1234","outputs":{"echo":["x file-canary-1234"],"file-canary-1234":1}}"""));
        await using var host = new ConnectorHost().With(
            $"connector: {{id: c, type: http, url: '{server.Url}/x', headers: {{Authorization: 'Bearer file://{folder.File("token")}', X-Plain: 'not-env://X'}}}}");

        var ended = await host.EndAsync(ConnectorHost.Start() with { Inputs = Inputs(DataValue.Secret($"env://{Name}")) });

        var request = Assert.Single(server.Received);
        Assert.Equal(("Bearer file-canary-1234", "not-env://X"), (request.Headers["Authorization"], request.Headers["X-Plain"]));
        Assert.Equal(Secret, request.Body.GetProperty("inputs").GetProperty("token").GetProperty("nested").GetString());
        var all = ended + ended.Message + ended.LogUrl + DataValue.Of(ended.Outputs).ToJson() + host.Log.Text;
        Assert.Contains("bad token *** / ***", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task Start_ServerEchoesTheSecretInAnError_IsBlottedOut(int status)
    {
        await using var server = await PipelineServer.StartAsync(status, $$"""{"sent":"s3cr3t \"canary\" value", "url":"{{Uri.EscapeDataString(Secret)}}"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/x', headers: {{Authorization: 'env://{Name}'}}}}");

        var error = await Record.ExceptionAsync(() => host.ExecuteAsync(ConnectorHost.Start())) is { } thrown
            ? thrown.ToString()
            : (await host.EndAsync(ConnectorHost.Start())).Message;

        Assert.Contains("***", error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error + host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProgramWritesTheSecret_IsBlottedOutOfLogOutputsAndMessage()
    {
        await using var host = new CommandHost();
        host.Script("echo \"token $RELO_INPUT_TOKEN $OWN\"; echo \"::output T=$OWN\"; exit 1", $", environment: {{OWN: 'env://{Name}'}}");

        var ended = await host.RunAsync(ConnectorHost.Start() with { Inputs = Inputs(DataValue.Secret($"env://{Name}")) });

        var log = await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath);
        Assert.Equal("***", ended.Outputs["T"].Text);
        Assert.DoesNotContain("canary", log + ended.Message + host.Connectors.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TextThatLooksLikeAReference_StaysText()
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/x'}}");

        await host.ExecuteAsync(ConnectorHost.Start() with { Inputs = Inputs(DataValue.Of($"env://{Name}")) });

        Assert.Equal($"env://{Name}", Assert.Single(server.Received).Body.GetProperty("inputs").GetProperty("token").GetProperty("nested").GetString());
    }

    [Theory]
    [InlineData("env://RELO_TEST_NOT_SET", "RO6004")]
    [InlineData("file:///no/such/file", "RO6004")]
    [InlineData("keyvault://vault/name", "RO6006")]
    public async Task Start_SecretThatIsNotThere_FailsAndNamesTheReference(string reference, string code)
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: http, url: 'https://ci.test/x'}");

        var ended = await host.EndAsync(ConnectorHost.Start() with { Inputs = Inputs(DataValue.Secret(reference)) });

        Assert.StartsWith(code, ended.Message, StringComparison.Ordinal);
        Assert.Contains($"`{reference}`", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env://PATH")]
    [InlineData("file:///etc/hostname")]
    [InlineData("file:///run/secrets/../../etc/hostname")]
    public async Task Start_SecretOutsideWhatTheServerPermits_IsRefused(string reference)
    {
        await using var host = new ConnectorHost(("Connectors:Secrets:EnvironmentPrefix", "PIPELINE_"), ("Connectors:Secrets:Folder", "/run/secrets"))
            .With("connector: {id: c, type: http, url: 'https://ci.test/x'}");

        var ended = await host.EndAsync(ConnectorHost.Start() with { Inputs = Inputs(DataValue.Secret(reference)) });

        Assert.StartsWith("RO6005", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecretOfSeveralLines_IsBlottedOutLineByLine()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("key"), "-----BEGIN KEY-----\ncanaryAAAA\ncanaryBBBB\n-----END KEY-----\n");
        await using var host = new CommandHost();
        host.Script("echo \"$KEY\"", $", environment: {{KEY: 'file://{folder.File("key")}'}}");

        var ended = await host.RunAsync();

        Assert.Equal("***\n***\n***\n***\n", await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath));
    }

    private static ImmutableSortedDictionary<string, DataValue> Inputs(DataValue value) =>
        ImmutableSortedDictionary<string, DataValue>.Empty.Add("token", DataValue.Of([KeyValuePair.Create("nested", value)]));

    private static string SetSecret()
    {
        Environment.SetEnvironmentVariable("RELO_TEST_SECRET", Secret);
        return "RELO_TEST_SECRET";
    }
}
