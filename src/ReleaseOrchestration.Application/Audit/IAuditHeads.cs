using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Lists the audit trails that there are.</summary>
public interface IAuditHeads
{
    /// <summary>Trails in the ordinal order of their names.</summary>
    /// <param name="prefix">How their names begin; empty for all.</param>
    /// <param name="after">The name after which to begin; empty for the first.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<ImmutableArray<TrailHead>> ListAsync(string prefix, string after, int limit, CancellationToken cancellationToken);
}
