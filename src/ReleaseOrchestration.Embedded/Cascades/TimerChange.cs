using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>What becomes of a timer.</summary>
/// <param name="Address">Whose it is.</param>
/// <param name="Generation">Of the timer that is set, or goes.</param>
/// <param name="Due">When it is due, in UTC ticks; null when it goes.</param>
internal readonly record struct TimerChange(MachineAddress Address, long Generation, long? Due);
