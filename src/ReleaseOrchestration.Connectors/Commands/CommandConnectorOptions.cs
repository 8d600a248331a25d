using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary><c>Connectors:Command</c>: whether and which local programs may be run.</summary>
internal sealed class CommandConnectorOptions
{
    /// <summary>Whether local programs may be run at all. Who may save connectors may then run programs as the server's user.</summary>
    public bool Enabled { get; set; }

    /// <summary>The programs that may be run, as connectors write them; empty: all.</summary>
    public IList<string> AllowedFiles { get; } = [];

    /// <summary>Where logs are kept, and what is running; default <c>commands</c> in the data folder.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>How much of what a program writes is kept.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxLogBytes { get; set; } = 10 * 1024 * 1024;
}
