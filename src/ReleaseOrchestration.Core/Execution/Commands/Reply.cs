namespace ReleaseOrchestration.Core.Execution;

/// <summary>Answers a signal.</summary>
public sealed record Reply : Command
{
    /// <summary>Which signal.</summary>
    public required string SignalId { get; init; }

    /// <summary>The answer.</summary>
    public required SignalReply Answer { get; init; }
}
