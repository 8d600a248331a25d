using System.Collections.Immutable;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Secrets;

public sealed class KeyVaultTests : IAsyncLifetime
{
    private const string Secret = "vault-canary-value";
    private FakeKeyVault _vault = null!;
    private PipelineServer _server = null!;

    public async Task InitializeAsync()
    {
        _vault = await FakeKeyVault.StartAsync();
        _vault.Secrets["/secrets/ci-token"] = Secret;
        _vault.Secrets["/secrets/ci-token/0123456789abcdef"] = "older-canary-value";
        _server = await PipelineServer.StartAsync(200, $$"""{"status":"failed","message":"wrong: {{Secret}}"}""");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _vault.DisposeAsync();
    }

    [Fact]
    public async Task Start_SecretInAVault_ReachesThePipelineAndNothingElse()
    {
        await using var host = Host();

        var ended = await host.EndAsync(Start("keyvault://team-vault/ci-token"));

        var request = Assert.Single(_server.Received);
        Assert.Equal((Secret, Secret), (request.Body.GetProperty("inputs").GetProperty("token").GetString(), request.Headers["X-Token"]));
        Assert.Equal("wrong: ***", ended.Message);
        Assert.DoesNotContain("canary", host.Log.Text, StringComparison.Ordinal);
        Assert.StartsWith("team-vault.vault.azure.net/secrets/ci-token", Assert.Single(_vault.Asked), StringComparison.Ordinal);
        Assert.Equal("https://vault.azure.net/.default", Assert.Single(_vault.Scopes));
    }

    [Fact]
    public async Task Start_TwoCalls_AskTheVaultTwice()
    {
        await using var host = Host();

        await host.EndAsync(Start("keyvault://team-vault/ci-token"));
        await host.EndAsync(Start("keyvault://team-vault/ci-token"));

        Assert.Equal(2, _vault.Asked.Count);
    }

    [Fact]
    public async Task Start_SecretWithVersion_ReadsThatVersion()
    {
        await using var host = Host();

        await host.EndAsync(Start("keyvault://team-vault/ci-token/0123456789abcdef"));

        Assert.Equal("older-canary-value", Assert.Single(_server.Received).Body.GetProperty("inputs").GetProperty("token").GetString());
    }

    [Fact]
    public async Task Start_VaultInASovereignCloud_HasTheConfiguredSuffix()
    {
        _vault.Resource = "https://vault.azure.cn";
        await using var host = Host(("Suffix", "vault.azure.cn"));

        await host.EndAsync(Start("keyvault://team-vault/ci-token"));

        Assert.StartsWith("team-vault.vault.azure.cn/", Assert.Single(_vault.Asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keyvault://ab/ci-token")]
    [InlineData("keyvault://abcdefghijklmnopqrstuvwxy/ci-token")]
    [InlineData("keyvault://evil.example/ci-token")]
    [InlineData("keyvault://evil.example#/ci-token")]
    [InlineData("keyvault://user@evil/ci-token")]
    [InlineData("keyvault://team-vault:8443/ci-token")]
    [InlineData("keyvault://team-vault/../keys")]
    [InlineData("keyvault://team-vault/ci-token/..")]
    [InlineData("keyvault://team-vault/ci-token?x=y")]
    [InlineData("keyvault://team-vault")]
    [InlineData("keyvault://other-vault/ci-token")]
    public async Task Start_ReferenceThatIsNoneOrNotAllowed_AsksNobody(string reference)
    {
        await using var host = Host(("AllowedVaults:0", "team-vault"));

        var ended = await host.EndAsync(Start(reference, header: false));

        Assert.StartsWith("RO6005", ended.Message, StringComparison.Ordinal);
        Assert.Empty(_vault.Scopes);
        Assert.Empty(_server.Received);
    }

    [Theory]
    [InlineData(404, "RO6004")]
    [InlineData(403, "RO6005")]
    [InlineData(400, "RO6004")]
    [InlineData(301, "RO6004")]
    public async Task Start_VaultRefuses_FailsWithoutTheValue(int status, string code)
    {
        _vault.Status = status;
        await using var host = Host();

        var ended = await host.EndAsync(Start("keyvault://team-vault/ci-token"));

        Assert.StartsWith($"{code}: The secret `keyvault://team-vault/ci-token`", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", ended.Message + host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_VaultIsDown_IsTriedAgainLater()
    {
        _vault.Status = 503;
        await using var host = Host();

        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(Start("keyvault://team-vault/ci-token")));

        Assert.Equal("RO6008", error.Code);
        Assert.DoesNotContain("canary", error + host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_VaultAsksForATokenOfSomebodyElse_GetsNone()
    {
        _vault.Resource = "https://management.azure.com";
        await using var host = Host();

        var ended = await host.EndAsync(Start("keyvault://lured-vault/ci-token", header: false));

        Assert.StartsWith("RO6005", ended.Message, StringComparison.Ordinal);
        Assert.Empty(_vault.Scopes);
    }

    [Fact]
    public async Task Services_WithoutVaults_HaveNothingOfAzure()
    {
        await using var host = new ConnectorHost();

        Assert.Null(host.Services.GetService<TokenCredential>());
        Assert.DoesNotContain(host.Services.GetServices<ISecretStore>(), store => store is KeyVaultSecrets);
    }

    [Fact]
    public async Task Options_SuffixThatIsNoName_IsRefused()
    {
        await using var host = Host(("Suffix", "evil.example/x?"));

        Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<KeyVaultOptions>>().Value);
    }

    private ConnectorHost Host(params (string Key, string Value)[] settings) => new ConnectorHost(
        services => services.AddSingleton<TokenCredential>(_vault).AddSingleton(_vault.Transport()),
        [("Connectors:Secrets:KeyVault:Enabled", "true"), .. settings.Select(setting => ($"Connectors:Secrets:KeyVault:{setting.Key}", setting.Value))])
        .With($"connector: {{id: c, type: http, url: '{_server.Url}/x'}}")
        .With($"connector: {{id: h, type: http, url: '{_server.Url}/x', headers: {{X-Token: 'keyvault://team-vault/ci-token'}}}}");

    private static StartPipeline Start(string reference, bool header = true) =>
        ConnectorHost.Start(header && reference.EndsWith("ci-token", StringComparison.Ordinal) ? "h" : "c") with { Inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("token", DataValue.Secret(reference)) };
}
