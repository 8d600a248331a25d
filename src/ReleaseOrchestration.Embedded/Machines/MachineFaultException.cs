using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Machines;

#pragma warning disable CA1032, CA1064 // Never leaves the writer.

/// <summary>A machine failed; carries which one out of its cascade.</summary>
internal sealed class MachineFaultException(MachineAddress machine, string reason, Exception? innerException = null)
    : Exception(reason, innerException)
{
    public MachineAddress Machine { get; } = machine;

    /// <summary>Whether an exception is about the machine, and not about the disk.</summary>
    public static bool IsFault(Exception exception) =>
        exception is not (MachineFaultException or Microsoft.Data.Sqlite.SqliteException or IOException or UnauthorizedAccessException);
}
