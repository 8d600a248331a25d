using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A freeze was saved or ended. A version that is known, or older than one that is, changes nothing; the end of a version comes after it.</summary>
public sealed record SetFreeze : Signal
{
    /// <summary>What it is now.</summary>
    public required FreezeDefinition Definition { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; init; }

    /// <summary>Whether somebody ended it.</summary>
    public bool Ended { get; init; }
}
