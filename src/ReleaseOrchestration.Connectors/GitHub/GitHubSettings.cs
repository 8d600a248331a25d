using System.Collections.Immutable;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>The settings of a connector of type <c>github</c>.</summary>
internal sealed record GitHubSettings
{
    private const string Cloud = "https://api.github.com";

    /// <summary>Of the API: <c>https://api.github.com</c>, or <c>https://ghe.example/api/v3</c>.</summary>
    public required Uri Root { get; init; }

    /// <summary><c>owner/name</c>; empty when pipelines name theirs.</summary>
    public required string Repository { get; init; }

    public required string Token { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>The input of the workflow that its <c>run-name</c> shows; empty for none.</summary>
    public required string CorrelationInput { get; init; }

    public required string OutputsArtifact { get; init; }

    /// <summary>Of the pages: that of the API, without the <c>api.</c> of the cloud.</summary>
    public string Host => Root.Authority == "api.github.com" || (Root.Authority.StartsWith("api.", StringComparison.Ordinal) && Root.Authority.EndsWith(".ghe.com", StringComparison.Ordinal))
        ? Root.Authority[4..]
        : Root.Authority;

    public ImmutableSortedDictionary<string, string> Headers => ImmutableSortedDictionary<string, string>.Empty
        .Add("Accept", "application/vnd.github+json")
        .Add("X-GitHub-Api-Version", ApiVersion);

    public static GitHubSettings Read(SettingsReader reader) => new()
    {
        Root = new Uri(reader.Text("url", Cloud)),
        Repository = reader.Text("repository"),
        Token = reader.Text("token"),
        ApiVersion = reader.Text("api-version", "2022-11-28"),
        CorrelationInput = reader.Text("correlation-input"),
        OutputsArtifact = reader.Text("outputs-artifact", "release-outputs"),
    };
}
