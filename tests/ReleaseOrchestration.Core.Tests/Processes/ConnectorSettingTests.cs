using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

/// <summary>The settings of a connector are checked when its document is read.</summary>
public sealed class ConnectorSettingTests
{
    [Theory]
    [InlineData("connector: §{id: c, type: http}", "connector.url", "is missing")]
    [InlineData("connector:\n  id: c\n  type: http\n  url: §ftp://x", "connector.url", "no absolute http")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', uri: §y}", "connector.uri", "is unknown to the type `http`")]
    [InlineData("connector: {id: c, type: http, settings: {url: 'https://x', poll-after: §soon}}", "connector.settings.poll-after", "no length of time")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', pollAfter: §soon}", "connector.poll-after", "no length of time")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', headers: {Host: §y}}", "connector.headers.Host", "set by the server")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', headers: {X-A: §'keyvault://v/n'}}", "connector.headers.X-A", "no reference to a secret")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', cancel-url: §'https://x/{pipeline}'}", "connector.cancel-url", "{pipeline}")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', allow-private: §5}", "connector.allow-private", "no list")]
    [InlineData("connector: §{id: c, type: github}", "connector.token", "is missing")]
    [InlineData("connector: {id: c, type: github, token: §ghp_0123456789}", "connector.token", "is no reference to a secret")]
    [InlineData("connector: {id: c, type: github, token: env://T, repository: §app}", "connector.repository", "is `app`")]
    [InlineData("connector: {id: c, type: github, token: env://T, repository: §octo/..}", "connector.repository", "octo/..")]
    [InlineData("connector: {id: c, type: azure-devops, project: p, token: env://T, organization: §fabrikam}", "connector.organization", "no absolute http")]
    [InlineData("connector: {id: c, type: azure-devops, organization: 'https://dev.azure.com/f', token: env://T, project: §a/b}", "connector.project", "is `a/b`")]
    [InlineData("connector: {id: c, type: azure-devops, organization: 'https://dev.azure.com/f', project: p, token: env://T, token-type: §basic}", "connector.token-type", "is `basic`")]
    [InlineData("connector: {id: c, type: gitlab, token: env://T, inputs-as: §parameters}", "connector.inputs-as", "is `parameters`")]
    [InlineData("connector: {id: c, type: gitlab, token: env://T, outputs-file: §../x.json}", "connector.outputs-file", "is `../x.json`")]
    [InlineData("connector: {id: c, type: jenkins, url: 'https://x', token: env://T, user: §'a:b'}", "connector.user", "holds a colon")]
    [InlineData("connector: {id: c, type: jenkins, url: 'https://x', user: a, token: env://T, correlation-input: §a b}", "connector.correlation-input", "is `a b`")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: §hunter2}", "connector.webhook-secret", "is no reference to a secret")]
    [InlineData("connector: {id: c, type: github, token: env://T, webhook-secret: §{a: b}}", "connector.webhook-secret", "is no text")]
    [InlineData("connector: {id: c, type: gitlab, token: env://T, webhook-secret: §[]}", "connector.webhook-secret", "has 0 secrets")]
    [InlineData("connector: {id: c, type: http, url: 'https://x', webhook-secret: §['env://A', 'env://B', 'env://C']}", "connector.webhook-secret", "has 3 secrets")]
    [InlineData("connector: {id: c, type: jenkins, url: 'https://x', user: a, token: env://T, webhook-secret: §['env://A', 'hunter2']}", "connector.webhook-secret", "is no reference to a secret")]
    [InlineData("connector: {id: c, type: command, file: x, webhook-secret: §'env://A'}", "connector.webhook-secret", "is unknown to the type `command`")]
    [InlineData("connector: {id: c, type: manual-callback, instruction: §x}", "connector.instruction", "is unknown to the type `manual-callback`")]
    [InlineData("connector: §{id: c, type: command}", "connector.file", "is missing")]
    [InlineData("connector: {id: c, type: command, file: §[x]}", "connector.file", "no text")]
    [InlineData("connector: {id: c, type: command, file: x, environment: §{'A=B': x}}", "connector.environment", "has the name `A=B`")]
    public void Read_WrongSetting_SaysWhichAndWhere(string marked, string path, string part)
    {
        var problem = Marked.AssertOnly(ProblemCodes.WrongSetting, marked);
        Assert.Equal((path, Severity.Error), (problem.Path, problem.Severity));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization", "Bearer abc", true)]
    [InlineData("X-Api-Key", "abc", true)]
    [InlineData("Authorization", "Bearer env://TOKEN", false)]
    [InlineData("X-Team", "abc", false)]
    public void Read_HeaderThatLooksLikeASecret_Warns(string header, string value, bool warns)
    {
        var read = DocumentReader.Read($"connector: {{id: c, type: http, url: 'https://x', headers: {{{header}: '{value}'}}}}");

        Assert.False(read.HasErrors);
        Assert.Equal(warns, read.Problems.Any(problem => problem is { Code: ProblemCodes.WrongSetting, Severity: Severity.Warning }));
        Assert.DoesNotContain(read.Problems, problem => problem.ToString().Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("env://A")]
    [InlineData("['file:///run/secrets/a']")]
    [InlineData("[env://NEW, 'keyvault://vault/old']")]
    public void Read_SecretsOfWebhooks_AreOneReferenceOrTwo(string secrets)
    {
        foreach (var type in (string[])["github, token: env://T", "gitlab, token: env://T", "http, url: 'https://x'", "jenkins, url: 'https://x', user: a, token: env://T", "azure-devops, organization: 'https://dev.azure.com/f', project: p, token: env://T"])
        {
            Assert.Empty(DocumentReader.Read($"connector: {{id: c, type: {type}, webhook-secret: {secrets}}}").Problems);
        }
    }

    [Fact]
    public void Read_SecretOfWebhooksByValue_IsNotRepeated() =>
        Assert.DoesNotContain("hunter2", string.Join('\n', DocumentReader.Read("connector: {id: c, type: github, token: env://T, webhook-secret: [env://A, hunter2]}").Problems), StringComparison.Ordinal);

    [Fact]
    public void Read_SecretByValue_IsNotRepeated() =>
        Assert.DoesNotContain("ghp_0123456789", string.Join('\n', DocumentReader.Read("connector: {id: c, type: github, token: ghp_0123456789}").Problems), StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralWrongSettings_ReportsAll() =>
        Assert.Equal(3, DocumentReader.Read("connector: {id: c, type: http, method: GET, timeout: x}").Problems.Length);
}
