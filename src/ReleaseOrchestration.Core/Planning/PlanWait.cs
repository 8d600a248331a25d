using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A time that a node waits.</summary>
/// <param name="Kind">For what kind of thing.</param>
/// <param name="On">For what.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null when the plan does not see the end of it.</param>
public sealed record PlanWait(WaitKind Kind, string On, DateTimeOffset From, DateTimeOffset? Until);
