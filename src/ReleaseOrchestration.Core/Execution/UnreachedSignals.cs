namespace ReleaseOrchestration.Core.Execution;

/// <summary>What shells answer for machines that cannot answer themselves.</summary>
public static class UnreachedSignals
{
    /// <summary>The stable code of a machine that is set aside.</summary>
    public const string QuarantinedCode = "RO5001";

    /// <summary>The answer to a signal for a node whose machine was not started yet.</summary>
    public static SignalReply NotStarted(MachineAddress to) => Refusals.NotStarted(to.LocalPath);

    /// <summary>The answer to a signal for what does not exist.</summary>
    public static SignalReply Unknown(MachineAddress to) => new()
    {
        Code = "RO3010",
        Status = 404,
        Message = to.LocalPath.Length == 0 ? $"There is no release '{to}'." : $"The process of '{to.Release}' has no node '{to.LocalPath}', or the release does not exist.",
    };

    /// <summary>The answer to a signal for a machine that is set aside.</summary>
    public static SignalReply Quarantined(MachineAddress to, string reason) => new() { Code = QuarantinedCode, Status = 409, Message = DescribeQuarantine(to, reason) };

    /// <summary>What it means that a machine is set aside.</summary>
    public static string DescribeQuarantine(MachineAddress machine, string reason) =>
        $"'{machine}' is quarantined: {reason} Messages for it are kept; resume it when the cause is mended.";
}
