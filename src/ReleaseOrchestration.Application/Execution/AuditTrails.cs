using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>Audit trails that belong to no release.</summary>
public static class AuditTrails
{
    /// <summary>The trail of the system: what was changed besides releases, and what was refused.</summary>
    public static MachineAddress Server { get; } = new("$server", 1, string.Empty);

    /// <summary>What became of freezes.</summary>
    public static MachineAddress Freezes { get; } = MachineAddress.Freezes.Release;
}
