using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Signals;

/// <summary>A signal as it is stored.</summary>
/// <param name="To">Whom it is for.</param>
/// <param name="Signal">The signal.</param>
/// <param name="SavedAt">When it was stored first.</param>
/// <param name="Answer">Its answer; null as long as there is none.</param>
/// <param name="IsNew">Whether this call stored it; false when its id was there already, then the rest is what was there.</param>
public sealed record SavedSignal(MachineAddress To, Signal Signal, DateTimeOffset SavedAt, SignalReply? Answer, bool IsNew);
