using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>What <c>relo audit verify --json</c> prints.</summary>
internal sealed record AuditVerdicts(bool Valid, ImmutableArray<AuditVerdict> Releases, ImmutableArray<BundleVerdict> Bundles);
