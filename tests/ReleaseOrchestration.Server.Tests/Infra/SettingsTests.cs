using System.Net;
using System.Text.RegularExpressions;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>The settings that the template gives the app mean what it believes.</summary>
public sealed partial class SettingsTests
{
    private static readonly string App = InfraFiles.Templates["infra/modules/app.bicep"];

    // What the template computes.
    private static readonly Dictionary<string, string> Computed = new(StringComparer.Ordinal)
    {
        ["vaultName"] = "kv-relo",
        ["substring(environment().suffixes.keyvaultDns, 1)"] = "vault.azure.net",
        ["identityClientId"] = "00000000-0000-0000-0000-000000000001",
        ["issuer"] = "https://login.example/tenant/v2.0",
        ["signInClientId"] = "client",
        ["'api://${signInClientId}'"] = "api://client",
        ["signInNameClaim"] = "preferred_username",
        ["signInGroupsClaim"] = "groups",
    };

    [Fact]
    public async Task Settings_WithoutSignIn_CloseTheServer()
    {
        await using var server = await RunningServer.StartAsync(folder: null, Arguments("ownSettings"));

        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("healthz")).Status);
        Assert.DoesNotContain("open", (await server.GetAsync("healthz")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/releases")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/releases", ("Relo-User", "alice"), ("X-MS-CLIENT-PRINCIPAL", "e30="))).Status);
    }

    [Fact]
    public async Task Settings_WithSignInAndPlatform_AreAllKnownToTheServer()
    {
        string[] settings = [.. Arguments("ownSettings"), .. Arguments("signInSettings"), .. Arguments("platformSettings"), "--Access:Grants:0:Role", "admin", "--Access:Grants:0:Users:0", "alice"];
        await using var server = await RunningServer.StartAsync(folder: null, settings);

        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("readyz")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/releases")).Status);
        Assert.Contains("Access__Grants__0__Role: 'admin'", App, StringComparison.Ordinal);
        Assert.Contains("'Access__Grants__0__Users__${i}'", App, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_OfTheSections_AreProperties()
    {
        var names = Lines("ownSettings").Concat(Lines("signInSettings")).Concat(Lines("platformSettings")).Select(setting => setting.Name).ToList();

        Assert.All(names, name => Assert.True(IsKnown(name), $"{name} is no setting"));
        Assert.False(IsKnown("Azure__Storage__TableEndpont"));
        Assert.False(IsKnown("Connectors__Secrets__KeyVault__AllowedVault__0"));
    }

    [Fact]
    public void Settings_OfTheHost_UseTheIdentityAlone()
    {
        var host = Lines("hostSettings").ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);

        Assert.Equal("'managedidentity'", host["AzureWebJobsStorage__credential"]);
        Assert.Equal(host["AzureWebJobsStorage__clientId"], host["AZURE_CLIENT_ID"]);
        Assert.EndsWith("Authorization=AAD'", host["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], StringComparison.Ordinal);
        Assert.DoesNotContain("AzureWebJobsStorage", host.Keys);
    }

    // Those of the stores on Azure are read from the sources: their project is not part of every configuration.
    private static bool IsKnown(string name)
    {
        var path = name.Split("__");
        return path switch
        {
            ["PublicUrl"] or ["TrustedProxies", _] or ["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"] => true,
            ["Azure", "Storage", var option] => InfraFiles.Text("src", "ReleaseOrchestration.Azure", "AzureStorageOptions.cs").Contains($" {option} {{ get;", StringComparison.Ordinal),
            ["Access", .. var rest] => Has("ReleaseOrchestration.Web.Identity.AccessOptions, ReleaseOrchestration.Web", rest),
            ["Connectors", "Secrets", "KeyVault", .. var rest] => Has("ReleaseOrchestration.Connectors.Secrets.KeyVaultOptions, ReleaseOrchestration.Connectors", rest),
            ["Connectors", "Secrets", .. var rest] => Has("ReleaseOrchestration.Connectors.Secrets.SecretOptions, ReleaseOrchestration.Connectors", rest),
            _ => false,
        };
    }

    private static bool Has(string type, ReadOnlySpan<string> path)
    {
        var at = Type.GetType(type, throwOnError: true)!;
        foreach (var part in path)
        {
            var next = int.TryParse(part, out _) && at.IsGenericType ? at.GetGenericArguments()[0] : at.GetProperty(part)?.PropertyType;
            if (next is null)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    private static string[] Arguments(string variable) =>
    [
        .. from setting in Lines(variable)
           where setting.Name != "PublicUrl" && !setting.Name.StartsWith("Azure__", StringComparison.Ordinal) && !setting.Name.StartsWith("OVERRIDE_", StringComparison.Ordinal)
           let value = Computed.GetValueOrDefault(setting.Value) ?? Literal(setting.Value)
           from argument in (string[])[$"--{setting.Name.Replace("__", ":", StringComparison.Ordinal)}", value]
           select argument,
    ];

    private static string Literal(string value) =>
        value.StartsWith('\'') && !value.Contains("${", StringComparison.Ordinal) ? value.Trim('\'') : throw new InvalidOperationException($"The test has no value for {value}.");

    private static List<(string Name, string Value)> Lines(string variable)
    {
        var start = App.IndexOf($"var {variable} = ", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no variable {variable}");
        var block = App[start..App.IndexOf("\n}", start, StringComparison.Ordinal)];
        return [.. Setting().Matches(block).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value.Trim()))];
    }

    [GeneratedRegex(@"^  (?<name>[A-Za-z]\w+): (?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Setting();
}
