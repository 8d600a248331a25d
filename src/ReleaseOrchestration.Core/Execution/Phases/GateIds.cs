namespace ReleaseOrchestration.Core.Execution;

/// <summary>How the ids of gates begin in a path: <c>phase.@entry.gate</c>.</summary>
public static class GateIds
{
    /// <summary>Before the id of an entry gate.</summary>
    public const string Entry = "@entry.";

    /// <summary>Before the id of an exit gate.</summary>
    public const string Exit = "@exit.";

    /// <summary>Whether the id of a phase's child is that of a gate.</summary>
    public static bool IsGate(string id) => id.StartsWith('@');
}
