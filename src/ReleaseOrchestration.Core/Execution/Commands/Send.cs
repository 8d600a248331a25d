namespace ReleaseOrchestration.Core.Execution;

/// <summary>Sends a message to another machine.</summary>
public sealed record Send : Command
{
    /// <summary>To whom.</summary>
    public required MachineAddress To { get; init; }

    /// <summary>The message with its sender and sequence.</summary>
    public required Envelope Envelope { get; init; }
}
