namespace ReleaseOrchestration.Application.Cadence;

/// <summary>That the releases of a group cannot be planned.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, as it was last.</param>
public sealed record PlanningTrouble(DateTimeOffset Since, string Reason);
