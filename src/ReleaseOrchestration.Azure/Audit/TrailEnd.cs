using global::Azure;
using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>Where a trail ends, as its row has it.</summary>
/// <param name="Head">Its head.</param>
/// <param name="ETag">That of the row; null when there is none yet.</param>
internal sealed record TrailEnd(AuditHead Head, ETag? ETag);
