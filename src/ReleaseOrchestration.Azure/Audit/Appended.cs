using System.Collections.Immutable;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>What was appended to a trail.</summary>
/// <param name="Last">The number of the last entry.</param>
/// <param name="Lines">The entries, as far as this call has written them.</param>
internal sealed record Appended(long Last, ImmutableArray<TrailLine> Lines);
