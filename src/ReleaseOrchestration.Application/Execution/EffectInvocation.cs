using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>An effect to be carried out. It may be handed out again after a crash; the idempotency key in it stays.</summary>
/// <param name="Machine">Who asked for it.</param>
/// <param name="EffectId">Unique in the machine.</param>
/// <param name="Effect">What to do.</param>
/// <param name="Try">1 for the first time.</param>
public sealed record EffectInvocation(MachineAddress Machine, string EffectId, Effect Effect, int Try);
