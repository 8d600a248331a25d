using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>An effect that has not been carried out.</summary>
/// <param name="Id">Its place in the order of all effects.</param>
/// <param name="Machine">The id of the machine that asked for it.</param>
/// <param name="Address">The address of that machine.</param>
/// <param name="EffectId">Unique in the machine.</param>
/// <param name="Effect">What to do.</param>
/// <param name="Tries">How many tries were begun.</param>
/// <param name="Due">Not before this instant, in UTC ticks.</param>
internal sealed record EffectRow(long Id, long Machine, MachineAddress Address, string EffectId, Effect Effect, int Tries, long Due);
