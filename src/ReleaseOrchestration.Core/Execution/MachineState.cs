using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of a machine between two messages.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ReleaseState), "release")]
[JsonDerivedType(typeof(PhaseState), "phase")]
[JsonDerivedType(typeof(ActivityState), "activity")]
[JsonDerivedType(typeof(LockState), "lock")]
[JsonDerivedType(typeof(FreezeState), "freezes")]
public abstract record MachineState
{
    /// <summary>The timers that are set, by name.</summary>
    public ImmutableSortedDictionary<string, TimerMark> Timers { get => field ?? ImmutableSortedDictionary<string, TimerMark>.Empty; init; }

    /// <summary>The generation of the timer that was set last.</summary>
    public long TimerGeneration { get; init; }

    /// <summary>Its result, once it has ended.</summary>
    public NodeEnd? End { get; init; }
}
