namespace ReleaseOrchestration.Core.Processes;

/// <summary>A reference to a process.</summary>
public sealed record ProcessReference
{
    /// <summary>The id of the process.</summary>
    public required string Id { get; init; }

    /// <summary>The version; the newest at release start when none was given.</summary>
    public int? Version { get; init; }

    /// <summary>The content hash of the pinned definition; set when a release starts.</summary>
    public string? DefinitionHash { get; init; }
}
