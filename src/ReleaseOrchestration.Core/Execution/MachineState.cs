using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of a machine between two messages.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ReleaseState), "release")]
[JsonDerivedType(typeof(PhaseState), "phase")]
[JsonDerivedType(typeof(ActivityState), "activity")]
[JsonDerivedType(typeof(LockState), "lock")]
public abstract record MachineState
{
    /// <summary>The timers that are set: name to generation.</summary>
    public ImmutableSortedDictionary<string, long> Timers { get => field ?? ImmutableSortedDictionary<string, long>.Empty; init; }

    /// <summary>The generation of the timer that was set last.</summary>
    public long TimerGeneration { get; init; }

    /// <summary>Its result, once it has ended.</summary>
    public NodeEnd? End { get; init; }
}
