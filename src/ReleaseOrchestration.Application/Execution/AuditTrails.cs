using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>Audit trails that belong to no release.</summary>
public static class AuditTrails
{
    /// <summary>What happened at the door of the server and concerns no known release, such as a forged token.</summary>
    public static MachineAddress Server { get; } = new("$server", 1, string.Empty);
}
