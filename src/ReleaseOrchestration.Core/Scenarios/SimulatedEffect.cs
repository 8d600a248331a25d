using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>An effect that a machine asked for.</summary>
/// <param name="Machine">Who asked.</param>
/// <param name="EffectId">Unique in the machine.</param>
/// <param name="Effect">What.</param>
/// <param name="At">When.</param>
public sealed record SimulatedEffect(MachineAddress Machine, string EffectId, Effect Effect, DateTimeOffset At);
