namespace ReleaseOrchestration.Core.Planning;

/// <summary>A node that has not ended where the plan stops.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Status">Its status there.</param>
/// <param name="Why">What it waits for.</param>
public sealed record PlanOpenNode(string Path, string Status, string Why);
