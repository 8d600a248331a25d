namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that is about to start asks whether a freeze holds it. Asking twice does no harm, and the newest question counts.</summary>
public sealed record FreezeAsked : Message
{
    /// <summary>Who asks.</summary>
    public required MachineAddress Requester { get; init; }

    /// <summary>Counts its questions.</summary>
    public long Number { get; init; }

    /// <summary>What would start.</summary>
    public required FreezeSubject Subject { get; init; }
}
