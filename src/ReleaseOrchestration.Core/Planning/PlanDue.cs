namespace ReleaseOrchestration.Core.Planning;

/// <summary>A date by which a phase is due.</summary>
/// <param name="Path">The phase.</param>
/// <param name="DueAt">The date.</param>
/// <param name="EndsAt">When it ends; null when the plan does not get there.</param>
/// <param name="IsMissed">Whether it ends too late.</param>
public sealed record PlanDue(string Path, DateTimeOffset DueAt, DateTimeOffset? EndsAt, bool IsMissed);
