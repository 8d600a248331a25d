using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>What the removal of releases concerns.</summary>
/// <param name="Removal">The removal.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Audit">The audit.</param>
public sealed record RemovalStores(IReleaseRemoval Removal, IDocumentStore Documents, AuditStores Audit);
