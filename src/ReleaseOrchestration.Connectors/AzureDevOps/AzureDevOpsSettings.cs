using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>The settings of a connector of type <c>azure-devops</c>.</summary>
internal sealed record AzureDevOpsSettings
{
    /// <summary>Of the organization or collection.</summary>
    public required Uri Organization { get; init; }

    public required string Project { get; init; }

    public required string Token { get; init; }

    /// <summary>Whether the token is one of Microsoft Entra instead of a personal access token.</summary>
    public required bool IsEntra { get; init; }

    /// <summary>Whether inputs are variables of the run instead of parameters of the template.</summary>
    public required bool AreVariables { get; init; }

    /// <summary>The parameter or variable by which a run is found again; empty for none.</summary>
    public required string CorrelationInput { get; init; }

    /// <summary>The type of the attachments that hold outputs.</summary>
    public required string OutputsAttachment { get; init; }

    public required string ApiVersion { get; init; }

    public static AzureDevOpsSettings Read(SettingsReader reader) => new()
    {
        Organization = new Uri(reader.Text("organization")),
        Project = reader.Text("project"),
        Token = reader.Text("token"),
        IsEntra = reader.Text("token-type").Equals("entra", StringComparison.OrdinalIgnoreCase),
        AreVariables = reader.Text("inputs-as").Equals("variables", StringComparison.OrdinalIgnoreCase),
        CorrelationInput = reader.Text("correlation-input"),
        OutputsAttachment = reader.Text("outputs-attachment", "release-outputs"),
        ApiVersion = reader.Text("api-version", "7.1"),
    };
}
