using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Answers to signals that reach no machine.</summary>
internal static class ShellReplies
{
    public static SignalReply Unknown(MachineAddress to) => new()
    {
        Code = "RO3010",
        Status = 404,
        Message = to.LocalPath.Length == 0 ? $"There is no release '{to}'." : $"The process of '{to.Release}' has no node '{to.LocalPath}', or the release does not exist.",
    };

    public static SignalReply Quarantined(QuarantinedMachine row) => new()
    {
        Code = MachineQuarantinedException.StableCode,
        Status = 409,
        Message = MachineQuarantinedException.Describe(row.Machine, row.Reason),
    };
}
