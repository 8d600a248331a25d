using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>The settings of a connector of type <c>gitlab</c>.</summary>
internal sealed record GitLabSettings
{
    private const string Cloud = "https://gitlab.com";

    /// <summary>Where GitLab is, without <c>/api/v4</c>.</summary>
    public required Uri Root { get; init; }

    public required string Token { get; init; }

    /// <summary>Whether inputs are inputs of the pipeline instead of variables.</summary>
    public required bool AreInputs { get; init; }

    /// <summary>The variable by which a pipeline is found again; empty for none.</summary>
    public required string CorrelationInput { get; init; }

    /// <summary>The job whose artifacts hold the outputs; empty for none.</summary>
    public required string OutputsJob { get; init; }

    public required string OutputsFile { get; init; }

    public static GitLabSettings Read(SettingsReader reader) => new()
    {
        Root = new Uri(reader.Text("url", Cloud)),
        Token = reader.Text("token"),
        AreInputs = reader.Text("inputs-as").Equals("inputs", StringComparison.OrdinalIgnoreCase),
        CorrelationInput = reader.Text("correlation-input", "RELO_IDEMPOTENCY_KEY"),
        OutputsJob = reader.Text("outputs-job"),
        OutputsFile = reader.Text("outputs-file", "release-outputs.json"),
    };
}
