namespace ReleaseOrchestration.Core.Execution;

/// <summary>A parent tells a child that the release was paused or resumed.</summary>
public sealed record PauseChanged : Message
{
    /// <summary>Whether it is paused now.</summary>
    public bool Paused { get; init; }
}
