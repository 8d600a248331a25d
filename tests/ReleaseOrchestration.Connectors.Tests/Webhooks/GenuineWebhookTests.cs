using System.Text;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>What genuine webhooks say.</summary>
public sealed class GenuineWebhookTests
{
    [Theory]
    [InlineData("github", Payloads.GitHub, "github:github.com/octo-org/octo-repo/runs/289782451")]
    [InlineData("azure-devops", Payloads.AzureBuild, "azure-devops:dev.azure.com/fabrikamfiber/builds/2727068")]
    [InlineData("azure-devops", Payloads.AzureRun, "azure-devops:dev.azure.com/fabrikamfiber/builds/2727068")]
    [InlineData("gitlab", Payloads.GitLab, "gitlab:gitlab.com/projects/1/pipelines/31")]
    [InlineData("jenkins", Payloads.Jenkins, "jenkins:ci.example/job/team/job/app/42")]
    [InlineData("http", Payloads.Http, "http:ci.example/Run-42")]
    public void Read_EndOfARun_NamesItAsItsConnectorDoes(string type, string body, string key)
    {
        var reading = Sender.Read(type, Send(type, body));

        Assert.Equal((string.Empty, string.Empty, key), (reading.Doubt, reading.Problem, reading.ExternalKey));
        Assert.NotEmpty(reading.DeliveryId);
    }

    [Theory]
    [InlineData("github", Payloads.GitHub, "\"completed\",\n", "\"requested\",\n")]
    [InlineData("github", Payloads.GitHub, "\"action\": \"completed\"", "\"action\": \"in_progress\"")]
    [InlineData("github", Payloads.GitHub, "octo-org/octo-repo\", \"private", "octo-org\", \"private")]
    [InlineData("github", Payloads.GitHub, "\"id\": 289782451", "\"id\": 99999999999999999999999999")]
    [InlineData("github", Payloads.GitHub, "\"id\": 289782451", "\"id\": -1")]
    [InlineData("github", Payloads.GitHub, "\"id\": 289782451", "\"id\": 1e400")]
    [InlineData("github", Payloads.GitHub, "\"id\": 289782451", "\"id\": [1]")]
    [InlineData("azure-devops", Payloads.AzureBuild, "build.complete", "git.push")]
    [InlineData("azure-devops", Payloads.AzureBuild, "\"id\": 2727068", "\"id\": 2.5")]
    [InlineData("azure-devops", Payloads.AzureRun, "\"state\": \"completed\"", "\"state\": \"inProgress\"")]
    [InlineData("gitlab", Payloads.GitLab, "\"status\": \"success\"", "\"status\": \"running\"")]
    [InlineData("gitlab", Payloads.GitLab, "\"status\": \"success\"", "\"status\": \"\\ud800\"")]
    [InlineData("gitlab", Payloads.GitLab, "\"object_kind\": \"pipeline\"", "\"object_kind\": \"build\"")]
    public void Read_SomethingElse_NamesNoRun(string type, string body, string from, string to)
    {
        Assert.Contains(from, body, StringComparison.Ordinal);

        var reading = Sender.Read(type, Send(type, body.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal((string.Empty, string.Empty, string.Empty), (reading.Doubt, reading.Problem, reading.ExternalKey));
    }

    [Theory]
    [InlineData("github", "")]
    [InlineData("github", "payload=%7B%22action%22%3A%22completed%22%7D")]
    [InlineData("github", "[]")]
    [InlineData("azure-devops", "{}")]
    [InlineData("azure-devops", "{\"id\": \"\\ud800\"}")]
    [InlineData("gitlab", "null")]
    [InlineData("jenkins", "{\"build\": {\"full_url\": \"file:///etc/passwd\"}}")]
    [InlineData("jenkins", "{\"build\": \"https://ci.example/job/app/1/\"}")]
    [InlineData("http", "{\"data\": {}}")]
    [InlineData("http", "{\"data\": {\"handle\": [\"42\"]}}")]
    [InlineData("http", "{\"data\": {\"handle\": \"42\"}")]
    public void Read_GenuineAndUnreadable_SaysWhy(string type, string body)
    {
        var reading = Sender.Read(type, Send(type, body));

        Assert.Empty(reading.Doubt);
        Assert.NotEmpty(reading.Problem);
        Assert.Empty(reading.ExternalKey);
    }

    [Fact]
    public void Read_BodyNestedWithoutEnd_IsUnreadable()
    {
        var body = string.Concat(Enumerable.Repeat("{\"data\":", 200_000)) + "1" + new string('}', 200_000);

        Assert.NotEmpty(Sender.Read("http", Sender.Standard(body)).Problem);
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreUnreadable()
    {
        var request = Sender.AzureDevOps("{\"id\": \"??\"}");
        var bytes = request.Body.ToArray();
        bytes[^4] = 0xFF;

        Assert.Equal("it has no `id`", Sender.Read("azure-devops", request with { Body = bytes }).Problem);
    }

    [Theory]
    [InlineData("hook")]
    [InlineData("")]
    [InlineData("ökonom")]
    public void Read_AzureDevOps_TakesAnyUserAndAPasswordWithColons(string user) =>
        Assert.Empty(Sender.Read("azure-devops", Sender.AzureDevOps(Payloads.AzureBuild, "a:b:ü", user), "a:b:ü").Doubt);

    [Fact]
    public void Read_GitLabThatSigns_NeedsTheSignatureAndNoToken()
    {
        var signed = Sender.Standard(Payloads.GitLab, late: 0, id: "f5e57e22").With("Idempotency-Key", "f5e57e22");
        var reading = Sender.Read("gitlab", signed);

        Assert.Equal(("gitlab:gitlab.com/projects/1/pipelines/31", "f5e57e22", false), (reading.ExternalKey, reading.DeliveryId, reading.IsTimeless));
        Assert.NotEmpty(Sender.Read("gitlab", signed.With("webhook-signature", "v1,AAAA").With("X-Gitlab-Token", Sender.Secret)).Doubt);
    }

    [Fact]
    public void Read_GitHubUnderAnotherDeliveryId_IsRememberedAsTheSame()
    {
        var first = Sender.Read("github", Sender.Genuine("github"));
        var again = Sender.Read("github", Sender.Genuine("github").With("X-GitHub-Delivery", "another"));
        var other = Sender.Read("github", Sender.GitHub(Payloads.GitHub.Replace("\"run_attempt\": 1", "\"run_attempt\": 2", StringComparison.Ordinal)));

        Assert.Equal(("another", first.RememberedAs), (again.DeliveryId, again.RememberedAs));
        Assert.NotEqual(first.RememberedAs, other.RememberedAs);
    }

    [Theory]
    [InlineData("github", "X-GitHub-Delivery")]
    [InlineData("gitlab", "X-Gitlab-Event-UUID")]
    public void Read_NoDeliveryId_SaysSo(string type, string header) =>
        Assert.Equal($"it has no {header}", Sender.Read(type, Sender.Genuine(type).Without(header).Without("Idempotency-Key")).Problem);

    [Theory]
    [InlineData("github")]
    [InlineData("azure-devops")]
    [InlineData("gitlab")]
    [InlineData("jenkins")]
    [InlineData("http")]
    public void Read_OneOfTwoSecrets_IsEnough(string type)
    {
        Assert.Empty(Sender.Read(type, Sender.Genuine(type), "new", Sender.Secret).Doubt);
        Assert.Empty(Sender.Read(type, Sender.Genuine(type), Sender.Secret, "old").Doubt);
        Assert.NotEmpty(Sender.Read(type, Sender.Genuine(type), "new", "old").Doubt);
    }

    [Fact]
    public void Read_GitHubsOwnVector_IsGenuine()
    {
        const string published = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        var request = Sender.Of("Hello, World!", ("X-GitHub-Delivery", "1"), ("X-GitHub-Event", "push"), ("X-Hub-Signature-256", published));

        Assert.Empty(Sender.Read("github", request, "It's a Secret to Everybody").Doubt);
        Assert.NotEmpty(Sender.Read("github", request, "It's a Secret to Everybody ").Doubt);
    }

    [Fact]
    public void Read_VectorOfStandardWebhooks_IsGenuine()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var request = Sender.Of(
            "{\"test\": 2432232314}", ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"), ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

        Assert.Empty(Sender.Read("http", request, secret).Doubt);
        Assert.Empty(Sender.Read("http", request.With("webhook-signature", "v1a,xx v1,AAAA " + request.Header("webhook-signature")), secret).Doubt);
        Assert.NotEmpty(Sender.Read("http", request, secret["whsec_".Length..]).Doubt);
        Assert.NotEmpty(Sender.Read("http", request with { Body = Encoding.UTF8.GetBytes("{\"test\":2432232314}") }, secret).Doubt);
    }

    private static Application.Webhooks.WebhookRequest Send(string type, string body) => type switch
    {
        "github" => Sender.GitHub(body),
        "azure-devops" => Sender.AzureDevOps(body),
        "gitlab" => Sender.GitLab(body),
        _ => Sender.Standard(body),
    };
}
