namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that is on hold for a decision fails.</summary>
public sealed record FailNode : Signal
{
    /// <summary>The attempt that the decision is about; the newest when none was given.</summary>
    public int? Attempt { get; init; }
}
