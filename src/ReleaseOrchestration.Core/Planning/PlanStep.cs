using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A node of the critical path.</summary>
/// <param name="Path">The node.</param>
/// <param name="ReadyAt">When the node before it ended.</param>
/// <param name="StartsAt">When it starts; after it was ready only where it waits.</param>
/// <param name="EndsAt">When the next can go on.</param>
/// <param name="Waits">What it waits for in between.</param>
public sealed record PlanStep(string Path, DateTimeOffset ReadyAt, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, ImmutableArray<PlanWait> Waits);
