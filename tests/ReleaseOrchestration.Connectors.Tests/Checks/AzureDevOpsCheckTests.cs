using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Tests.Conformance;
using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Checks;

/// <summary>Checks of Azure Pipelines are read as they are sent, and answered at the organization of the connector alone.</summary>
public sealed class AzureDevOpsCheckTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "hook-secret";
    private readonly TemporaryFolder _folder = new();
    private readonly FakeAzureDevOps _azure = new();
    private readonly ConnectorHost _host = new();

    private ICheckSystem System => _host.Services.GetRequiredService<ICheckSystem>();

    public async Task InitializeAsync()
    {
        await _azure.StartAsync();
        await File.WriteAllTextAsync(_folder.File("hook"), Secret);
        _host.With(_azure.Connector("env://T", $", timeout: 2s, webhook-secret: 'file://{_folder.File("hook")}'"));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _azure.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_HeadersAsTheDialogProposesThem_SayWhereTheAnswerGoes()
    {
        var reading = await ReadAsync(_azure.CheckHeaders());

        Assert.Equal((string.Empty, string.Empty, FakeAzureDevOps.PlanToken), (reading.Doubt, reading.Problem, reading.Token));
        Assert.Equal(("checks", FakeAzureDevOps.Plan, "61153303-347e-5f06-a6a1-ce2102bd68eb"), (reading.Address!.Hub, reading.Address.Plan, reading.Address.Task));
        Assert.DoesNotContain(FakeAzureDevOps.PlanToken, $"{reading.Address}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SameInTheBody_IsTheSame()
    {
        var reading = await ReadAsync([], JsonSerializer.Serialize(_azure.CheckHeaders()));

        Assert.Equal((string.Empty, FakeAzureDevOps.Plan), (reading.Problem, reading.Address!.Plan));
    }

    [Theory]
    [InlineData("PlanUrl", "https://evil.example/fabrikam/", "PlanUrl")]
    [InlineData("PlanUrl", "http://127.0.0.1:1/fabrikam/", "PlanUrl")]
    [InlineData("PlanUrl", "fabrikam", "PlanUrl")]
    [InlineData("PlanUrl", "", "PlanUrl")]
    [InlineData("HubName", "../x", "HubName")]
    [InlineData("AuthToken", "$(system.AccessToken)", "AuthToken")]
    [InlineData("AuthToken", "", "AuthToken")]
    [InlineData("PlanId", "12", "PlanId")]
    [InlineData("ProjectId", "Web Shop/../..", "ProjectId")]
    [InlineData("JobId", "", "JobId")]
    [InlineData("TaskInstanceId", "x", "TaskInstanceId")]
    public async Task Read_SomethingThatIsNotOfThePipeline_IsAProblem(string header, string value, string named)
    {
        var headers = _azure.CheckHeaders();
        headers[header] = value;
        var reading = await ReadAsync(headers);

        Assert.Contains(named, reading.Problem, StringComparison.Ordinal);
        Assert.Null(reading.Address);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("")]
    public async Task Read_OtherPassword_IsNotGenuine(string password) => Assert.NotEmpty((await ReadAsync(_azure.CheckHeaders(), password: password)).Doubt);

    [Fact]
    public async Task Read_ConnectorOfAnotherType_TakesNone()
    {
        _host.With($"connector: {{id: c, type: github, token: env://T, webhook-secret: 'file://{_folder.File("hook")}'}}");

        Assert.Contains("take no checks", (await ReadAsync(_azure.CheckHeaders())).Doubt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://dev.azure.com/fabrikam", "https://fabrikam.visualstudio.com/", true)]
    [InlineData("https://fabrikam.visualstudio.com", "https://dev.azure.com/Fabrikam/", true)]
    [InlineData("https://dev.azure.com/fabrikam", "http://dev.azure.com/fabrikam/", false)]
    [InlineData("https://dev.azure.com/fabrikam", "https://dev.azure.com/other/", false)]
    [InlineData("https://dev.azure.com/fabrikam", "https://dev.azure.com/fabrikam/../other/", false)]
    [InlineData("https://dev.azure.com/fabrikam", "https://dev.azure.com:8443/fabrikam/", false)]
    [InlineData("https://dev.azure.com/fabrikam", "https://x@dev.azure.com/fabrikam/", false)]
    public async Task Read_OrganizationUnderBothOfItsAddresses_IsTheSame(string organization, string collection, bool isSame)
    {
        _host.With($"connector: {{id: c, type: azure-devops, organization: '{organization}', project: p, token: env://T, webhook-secret: 'file://{_folder.File("hook")}'}}");
        var headers = _azure.CheckHeaders();
        headers["PlanUrl"] = collection;

        Assert.Equal(isSame, (await ReadAsync(headers)).Problem.Length == 0);
    }

    [Theory]
    [InlineData(true, "succeeded")]
    [InlineData(false, "failed")]
    public async Task Answer_End_IsTheEventOfTheTask(bool succeeded, string result)
    {
        var outcome = await AnswerAsync(succeeded);

        Assert.Equal((SendResult.Delivered, 200), (outcome.Kind, outcome.Status));
        var told = Assert.Single(_azure.Events).Json;
        Assert.Equal(
            ("TaskCompleted", "61153303-347e-5f06-a6a1-ce2102bd68eb", "3a7e60dc-c5b0-5009-86eb-0f217c12e2ea", result),
            (told.GetProperty("name").GetString(), told.GetProperty("taskId").GetString(), told.GetProperty("jobId").GetString(), told.GetProperty("result").GetString()));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task Answer_ServerThatIsBusy_IsTriedAgain(int status)
    {
        _azure.Break(Fault.Status(status), start: false, times: 10);

        Assert.Equal(SendResult.Failed, (await AnswerAsync()).Kind);
        _azure.Mend();
        Assert.Equal(SendResult.Delivered, (await AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Answer_NoAnswer_IsTriedAgain()
    {
        _azure.Break(Fault.RequestLost, start: false, times: 10);

        Assert.Equal(SendResult.Failed, (await AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Answer_ServerWithAWish_PassesItOn()
    {
        _azure.Break(Fault.RetryAfter(429, 90), start: false, times: 10);

        Assert.Equal(TimeSpan.FromSeconds(90), (await AnswerAsync()).RetryAfter);
    }

    [Fact]
    public async Task Answer_TokenThatIsOver_IsNotTriedAgain() => Assert.Equal((SendResult.Impossible, 203), (await AnswerAsync(token: "other")) is var end ? (end.Kind, end.Status) : default);

    [Fact]
    public async Task Answer_PlanThatIsOver_IsNotTriedAgain()
    {
        _azure.Break(Fault.Status(404, "the plan is over"), start: false);
        var outcome = await AnswerAsync();

        Assert.Equal(SendResult.Impossible, outcome.Kind);
        Assert.Contains("the plan is over", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Redirect_IsNotFollowedWithTheToken()
    {
        _azure.Break(Fault.Redirect($"{_azure.Url}/elsewhere"), start: false);

        Assert.Equal(SendResult.Impossible, (await AnswerAsync()).Kind);
        Assert.DoesNotContain(_azure.Received, request => request.Path == "/elsewhere");
    }

    [Fact]
    public async Task Answer_HostThatMayNotBeCalled_IsRefused()
    {
        await using var host = new ConnectorHost(("Connectors:Http:AllowLoopback", "false"), ("Connectors:Http:AllowPrivate", "true"));
        var connector = await host.With(_azure.Connector("env://T")).FindConnectorAsync("c", default);
        var outcome = await host.Services.GetRequiredService<ICheckSystem>().AnswerAsync(connector!, await AddressAsync(), FakeAzureDevOps.PlanToken, succeeded: true, default);

        Assert.Equal(SendResult.Impossible, outcome.Kind);
        Assert.Contains("RO6104", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_azure.Events);
    }

    [Fact]
    public async Task Answer_TokenThatIsEchoed_IsBlottedOut()
    {
        _azure.Break(Fault.Status(400, $"the token {FakeAzureDevOps.PlanToken} is not liked"), start: false);
        var outcome = await AnswerAsync();

        Assert.Contains("is not liked", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeAzureDevOps.PlanToken, outcome.Error + _host.Log.Text, StringComparison.Ordinal);
    }

    private async Task<CheckAddress> AddressAsync() => (await ReadAsync(_azure.CheckHeaders())).Address!;

    private async Task<SendOutcome> AnswerAsync(bool succeeded = true, string token = FakeAzureDevOps.PlanToken) => await System.AnswerAsync(await ConnectorAsync(), await AddressAsync(), token, succeeded, default);

    private async Task<CheckReading> ReadAsync(Dictionary<string, string> headers, string body = "", string password = Secret)
    {
        headers["Authorization"] = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"relo:{password}"))}";
        var request = new WebhookRequest("c", headers.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));
        return await System.ReadAsync(await ConnectorAsync(), request, default);
    }

    private async Task<ConnectorDefinition> ConnectorAsync() => (await _host.FindConnectorAsync("c", default))!;
}
