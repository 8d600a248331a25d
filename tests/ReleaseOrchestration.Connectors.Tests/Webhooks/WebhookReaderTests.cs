using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Tests.Parts;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>Secrets of webhooks come from where the connector says.</summary>
public sealed class WebhookReaderTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConnectorHost _host = new(services => services.AddSingleton<TimeProvider>(new FixedClock(Sender.Now)));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("github")]
    [InlineData("azure-devops")]
    [InlineData("gitlab")]
    [InlineData("jenkins")]
    [InlineData("http")]
    public async Task Read_SecretOfAFile_IsUsedWithoutItsLastLineBreak(string type) =>
        Assert.Empty((await ReadAsync(Sender.Connector(type, Secret($"{Sender.Secret}\n")), Sender.Genuine(type))).Doubt);

    [Fact]
    public async Task Read_SecretThatIsReplaced_CountsUntilItIsTakenAway()
    {
        var (old, @new) = (Secret("old", "old"), Secret(Sender.Secret, "new"));

        Assert.Empty((await ReadAsync(Sender.Connector("http", $"[{@new}, {old}]"), Sender.Standard(Payloads.Http, "old"))).Doubt);
        Assert.Empty((await ReadAsync(Sender.Connector("http", $"[{@new}, {old}]"), Sender.Standard(Payloads.Http))).Doubt);
        Assert.NotEmpty((await ReadAsync(Sender.Connector("http", $"[{@new}]"), Sender.Standard(Payloads.Http, "old"))).Doubt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task Read_EmptySecret_FitsNothing(string secret)
    {
        foreach (var type in (string[])["github", "azure-devops", "gitlab", "jenkins", "http"])
        {
            Assert.NotEmpty((await ReadAsync(Sender.Connector(type, Secret(secret)), Sender.Genuine(type, string.Empty))).Doubt);
        }
    }

    [Theory]
    [InlineData("connector: {id: c, type: github, token: env://T}", "no `webhook-secret`")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: null}", "no `webhook-secret`")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: env://RELO_TEST_NOT_SET}", "RELO_TEST_NOT_SET")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: 'keyvault://vault/hook'}", "keyvault://vault/hook")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: hunter2}", "no reference to a secret")]
    [InlineData("connector: {id: c, type: command, file: x}", "take no webhooks")]
    [InlineData("connector: {id: c, type: manual-callback}", "take no webhooks")]
    public async Task Read_ConnectorWithoutAUsableSecret_TakesNone(string connector, string why)
    {
        var reading = await ReadAsync(connector, Sender.Genuine("github"));

        Assert.Contains(why, reading.Doubt, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", reading.Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_StoreOfSecretsIsAway_IsNoReasonToAnswerOtherwise()
    {
        await using var vault = await FakeKeyVault.StartAsync();
        vault.Status = 503;
        await using var host = new ConnectorHost(
            services => services.AddSingleton<Azure.Core.TokenCredential>(vault).AddSingleton(vault.Transport()), ("Connectors:Secrets:KeyVault:Enabled", "true"));
        var reading = await ReadAsync(host, Sender.Connector("github", "'keyvault://vault/hook'"), Sender.Genuine("github"));

        Assert.Contains("keyvault://vault/hook", reading.Doubt, StringComparison.Ordinal);
        Assert.NotEmpty(vault.Asked);
    }

    private string Secret(string text, string name = "secret")
    {
        File.WriteAllText(_folder.File(name), text);
        return $"'file://{_folder.File(name)}'";
    }

    private Task<WebhookReading> ReadAsync(string connector, WebhookRequest request) => ReadAsync(_host, connector, request);

    private static async Task<WebhookReading> ReadAsync(ConnectorHost host, string connector, WebhookRequest request)
    {
        var definition = await host.With(connector).FindConnectorAsync("c", default);
        return await host.Services.GetRequiredService<IWebhookReader>().ReadAsync(definition!, request, default);
    }
}
