using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Timers;

/// <summary>Something that is due: a timer, or the next try of an effect.</summary>
/// <param name="Timer">The timer; null for an effect.</param>
/// <param name="Effect">The id of the effect; 0 for a timer.</param>
internal readonly record struct AgendaItem(TimerRow? Timer, long Effect);
