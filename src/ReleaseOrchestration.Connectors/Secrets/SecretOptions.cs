namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary><c>Connectors:Secrets</c>: which references may be resolved.</summary>
internal sealed class SecretOptions
{
    /// <summary>What the name of an environment variable must begin with; empty: any name.</summary>
    public string EnvironmentPrefix { get; set; } = string.Empty;

    /// <summary>The folder that secret files must be in; empty: any file that the server can read.</summary>
    public string Folder { get; set; } = string.Empty;
}
