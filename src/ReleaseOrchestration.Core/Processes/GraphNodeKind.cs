namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a node of the graph of a process stands for.</summary>
public enum GraphNodeKind
{
    /// <summary>A phase decides whether it runs: its dependencies have ended.</summary>
    PhaseStart,

    /// <summary>An entry gate.</summary>
    EntryGate,

    /// <summary>The entry gates of a phase have passed; its activities may start.</summary>
    PhaseOpen,

    /// <summary>An activity.</summary>
    Activity,

    /// <summary>An exit gate.</summary>
    ExitGate,

    /// <summary>All of a phase has ended.</summary>
    PhaseEnd,
}
