using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>How far a trail is in the feed.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="Head">Of the last entry that is in the feed.</param>
/// <param name="First">The position of its first entry; 0 when it has none.</param>
/// <param name="Last">The position of its last entry; 0 when it has none.</param>
internal sealed record FedTrail(MachineAddress Trail, AuditHead Head, long First, long Last);
