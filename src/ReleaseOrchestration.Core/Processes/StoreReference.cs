namespace ReleaseOrchestration.Core.Processes;

/// <summary>A reference to an Activity Store entry.</summary>
public sealed record StoreReference
{
    /// <summary>The id of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The version; the newest at release start when none was given.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the activity already holds what the entry says; the version is then the pinned one.</summary>
    public bool Linked { get; init; }
}
