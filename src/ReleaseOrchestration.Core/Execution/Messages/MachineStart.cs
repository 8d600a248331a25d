using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The first message of a machine: its slice of the definition and its inputs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(StartActivity), "startActivity")]
[JsonDerivedType(typeof(StartFreezes), "startFreezes")]
[JsonDerivedType(typeof(StartLock), "startLock")]
[JsonDerivedType(typeof(StartPhase), "startPhase")]
[JsonDerivedType(typeof(StartRelease), "startRelease")]
public abstract record MachineStart : Message
{
    /// <summary>The address of the machine that this starts.</summary>
    public required MachineAddress Self { get; init; }

    /// <summary>The version of the rules that the execution began with; see <see cref="Execution.RulesVersion"/>.</summary>
    public int RulesVersion { get; init; }
}
