using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>A stretch of time in which a freeze is in force.</summary>
/// <param name="Freeze">The freeze.</param>
/// <param name="Period">When.</param>
public sealed record CalendarFreeze(FreezeDefinition Freeze, FreezePeriod Period);
