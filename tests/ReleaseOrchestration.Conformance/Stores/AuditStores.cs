using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>The audit of a shell.</summary>
/// <param name="Trail">Its trails.</param>
/// <param name="Heads">The list of them.</param>
/// <param name="Feed">All of them in one order.</param>
public sealed record AuditStores(IAuditTrail Trail, IAuditHeads Heads, IAuditFeed Feed);
