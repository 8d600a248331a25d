namespace ReleaseOrchestration.Core.Execution;

/// <summary>Cancels a timer.</summary>
public sealed record CancelTimer : Command
{
    /// <summary>Its name in the machine.</summary>
    public required string Name { get; init; }

    /// <summary>The generation that it was set with.</summary>
    public long Generation { get; init; }
}
