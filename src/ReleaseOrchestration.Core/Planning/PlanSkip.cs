namespace ReleaseOrchestration.Core.Planning;

/// <summary>A node that is skipped.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">phase, gate or activity.</param>
/// <param name="At">When that is decided.</param>
/// <param name="Why">Why.</param>
public sealed record PlanSkip(string Path, string Kind, DateTimeOffset? At, string Why);
