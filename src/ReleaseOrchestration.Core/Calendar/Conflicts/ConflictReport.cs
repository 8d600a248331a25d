using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>The conflicts of a schedule.</summary>
/// <param name="Conflicts">In the order in which they begin.</param>
/// <param name="IsComplete">Whether these are all; else there are more after them.</param>
public sealed record ConflictReport(ImmutableArray<ScheduleConflict> Conflicts, bool IsComplete);
