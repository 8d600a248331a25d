using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>What the templates must keep, whoever changes them.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Main = InfraFiles.Templates["infra/main.bicep"];

    [Fact]
    public void Files_OfInfrastructureAndWorkflows_HoldNoSecret()
    {
        var files = InfraFiles.Templates.Concat(InfraFiles.Workflows).Concat(InfraFiles.Queries)
            .Append(new("azure.yaml", InfraFiles.Text("azure.yaml"))).Append(new("infra/main.parameters.json", InfraFiles.Text("infra", "main.parameters.json"))).ToList();

        Assert.True(files.Count >= 20, $"there are {files.Count} files");
        Assert.All(files, file => Assert.False(SecretText().IsMatch(file.Value), $"{file.Key}: {SecretText().Match(file.Value).Value}"));
    }

    [Theory]
    [InlineData("AccountKey=abc")]
    [InlineData("value: storage.listKeys().keys[0].value")]
    [InlineData("run: deploy --token ${{ secrets.DEPLOY_TOKEN }}")]
    [InlineData("InstrumentationKey=00000000-0000-0000-0000-000000000000")]
    [InlineData("key: 'q83vEjRWeJC8/q83vEjRWeJC8q83vEjRWeJC8q83vEg='")]
    public void SecretText_OfEachKind_IsFound(string text) => Assert.Matches(SecretText(), text);

    [Fact]
    public void Modules_AllThatAreThere_AreUsedAndNoOthers()
    {
        var used = InfraFiles.Templates
            .SelectMany(file => ModulePath().Matches(file.Value).Select(match => Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(file.Key)!, match.Groups["path"].Value)).Replace('\\', '/')));
        var there = InfraFiles.Templates.Keys.Where(file => file != "infra/main.bicep");

        Assert.Equal(there.Order(StringComparer.Ordinal), used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts@", "allowSharedKeyAccess: false", "allowBlobPublicAccess: false", "minimumTlsVersion: 'TLS1_2'", "supportsHttpsTrafficOnly: true")]
    [InlineData("Microsoft.Storage/storageAccounts/blobServices@", "deleteRetentionPolicy: {", "containerDeleteRetentionPolicy: {", "isVersioningEnabled: versioning")]
    [InlineData("Microsoft.Storage/storageAccounts/blobServices/containers@", "publicAccess: 'None'")]
    [InlineData("Microsoft.KeyVault/vaults@", "enableRbacAuthorization: true", "enablePurgeProtection: true")]
    [InlineData("Microsoft.Insights/components@", "DisableLocalAuth: true")]
    [InlineData("Microsoft.OperationalInsights/workspaces@", "disableLocalAuth: true")]
    [InlineData("Microsoft.Web/sites@", "httpsOnly: true", "minTlsVersion: '1.2'", "type: 'UserAssignedIdentity'", "version: '10.0'")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies@", "allow: false")]
    public void Resources_EachOfAType_AreClosed(string type, params string[] lines)
    {
        var bodies = InfraFiles.Templates.Values.SelectMany(text => Resource().Matches(text)).Where(match => match.Groups["type"].Value.StartsWith(type, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(bodies);
        Assert.All(bodies, body => Assert.All(lines, line => Assert.Contains(line, body.Value, StringComparison.Ordinal)));
    }

    [Fact]
    public void Parameters_OfTheFile_AreThoseOfTheTemplateAndEnough()
    {
        using var file = JsonDocument.Parse(InfraFiles.Text("infra", "main.parameters.json"));
        var given = file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).ToList();
        var declared = Parameter().Matches(Main).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Success, StringComparer.Ordinal);

        Assert.Empty(given.Except(declared.Keys, StringComparer.Ordinal));
        Assert.Empty(declared.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).Except(given, StringComparer.Ordinal));
    }

    [Fact]
    public void Roles_ThatModulesNameByText_AreKnownToThem()
    {
        var storage = InfraFiles.Templates["infra/modules/storage.bicep"];
        Assert.All(RoleName().Matches(Main).Select(match => match.Value), role => Assert.Contains($"{role}: '", storage, StringComparison.Ordinal));
    }

    [GeneratedRegex(
        @"AccountKey=|SharedAccessKey|SharedAccessSignature|[?&]sig=|InstrumentationKey=|listKeys\(|listAccountSas|listSecrets|secrets\.[A-Z]|ghp_\w|-----BEGIN|client_?secret\s*[:=]\s*'|password\s*[:=]\s*'|'[A-Za-z0-9+/]{40,}={0,2}'",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex SecretText();

    [GeneratedRegex(@"^module \w+ '(?<path>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex ModulePath();

    [GeneratedRegex(@"^resource \w+ '(?<type>[^']+)'.*?^\}", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(\[\])?(?<default> =)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"'Storage [A-Za-z ]+'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RoleName();
}
