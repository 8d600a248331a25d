using global::Azure.Data.Tables;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>An entry as it is stored, its body perhaps by reference.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Entity">The row, or one with the same properties.</param>
internal sealed record TrailLine(long Sequence, TableEntity Entity);
