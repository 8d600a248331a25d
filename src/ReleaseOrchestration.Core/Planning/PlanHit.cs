using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A window or freeze that a node waits for.</summary>
/// <param name="Path">The node.</param>
/// <param name="Kind">window or freeze.</param>
/// <param name="On">Which.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null when the plan does not see the end of it.</param>
public sealed record PlanHit(string Path, WaitKind Kind, string On, DateTimeOffset From, DateTimeOffset? Until);
