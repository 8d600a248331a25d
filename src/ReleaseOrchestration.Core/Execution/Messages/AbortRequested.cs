namespace ReleaseOrchestration.Core.Execution;

/// <summary>A parent tells a child that the release was aborted.</summary>
public sealed record AbortRequested : Message
{
    /// <summary>Who aborted it.</summary>
    public string Actor { get => field ?? string.Empty; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
