using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>What came of a batch: all of it was written, or nothing.</summary>
/// <param name="ETags">The new ETags in the order of the writes (empty text for a delete); empty when nothing was written.</param>
/// <param name="Conflict">The first document that was not as the write demanded; null when all was written.</param>
public sealed record WriteResult(ImmutableArray<string> ETags, DocumentKey? Conflict)
{
    /// <summary>Whether the batch was written.</summary>
    public bool Succeeded => Conflict is null;
}
