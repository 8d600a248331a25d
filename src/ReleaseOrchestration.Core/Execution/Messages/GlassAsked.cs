namespace ReleaseOrchestration.Core.Execution;

/// <summary>A release asks whether there is a freeze to break.</summary>
public sealed record GlassAsked : Message
{
    /// <summary>The release.</summary>
    public required MachineAddress Requester { get; init; }

    /// <summary>The signal that it has to answer.</summary>
    public required string SignalId { get; init; }

    /// <summary>The freeze.</summary>
    public required string Freeze { get; init; }
}
