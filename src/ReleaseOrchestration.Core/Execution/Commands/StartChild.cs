namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts a machine whose end comes back as a ChildEnded.</summary>
public sealed record StartChild : Command
{
    /// <summary>Its first message; it names the address.</summary>
    public required MachineStart Start { get; init; }
}
