using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>The input of an orchestration that hosts a machine.</summary>
internal sealed record MachineInput
{
    /// <summary>The version of the shell that new instances begin with; a change that a replay can see branches on it.</summary>
    public const int CurrentShell = 1;

    /// <summary>The version of the shell that the instance began with.</summary>
    public int Shell { get; init; } = CurrentShell;

    /// <summary>The first message of the machine; null where it is kept in a blob.</summary>
    public MachineStart? Start { get; init; }

    /// <summary>Where the first message is kept.</summary>
    public string? StartReference { get; init; }

    /// <summary>The state that an earlier generation of the instance left; null for the first, and where it is kept in a blob.</summary>
    public CarriedMachine? Carried { get; init; }

    /// <summary>Where that state is kept.</summary>
    public string? CarriedReference { get; init; }
}
