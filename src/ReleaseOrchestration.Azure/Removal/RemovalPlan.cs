using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>What is still to be removed of a release, once that is decided. It is written in the batch that decides it.</summary>
/// <param name="ReleaseId">The release.</param>
/// <param name="Mark">Never the same for another removal.</param>
/// <param name="Partitions">Partitions of documents that go.</param>
/// <param name="Documents">Single documents that go.</param>
/// <param name="KeepTrails">Whether the audit trails stay.</param>
/// <param name="Entry">The entry in the trail of the system.</param>
internal sealed record RemovalPlan(string ReleaseId, string Mark, ImmutableArray<string> Partitions, ImmutableArray<DocumentKey> Documents, bool KeepTrails, Transition Entry);
