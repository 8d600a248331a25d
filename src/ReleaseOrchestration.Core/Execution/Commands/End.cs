namespace ReleaseOrchestration.Core.Execution;

/// <summary>The machine has ended; nothing changes it any more.</summary>
public sealed record End : Command
{
    /// <summary>Its result, for the parent.</summary>
    public required NodeEnd Result { get; init; }
}
