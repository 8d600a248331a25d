using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>The settings of a connector of type <c>jenkins</c>.</summary>
internal sealed record JenkinsSettings
{
    public required Uri Root { get; init; }

    public required string User { get; init; }

    public required string Token { get; init; }

    /// <summary>The parameter by which a build is found again; empty for none.</summary>
    public required string CorrelationInput { get; init; }

    /// <summary>The parameter that takes the ref; empty for none.</summary>
    public required string RefInput { get; init; }

    public required string OutputsFile { get; init; }

    public static JenkinsSettings Read(SettingsReader reader) => new()
    {
        Root = new Uri(reader.Text("url")),
        User = reader.Text("user"),
        Token = reader.Text("token"),
        CorrelationInput = reader.Text("correlation-input"),
        RefInput = reader.Text("ref-input"),
        OutputsFile = reader.Text("outputs-file", "release-outputs.json"),
    };
}
