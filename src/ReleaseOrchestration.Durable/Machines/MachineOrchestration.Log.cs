using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

internal sealed partial class MachineOrchestration
{
    [LoggerMessage(5301, LogLevel.Critical, "The machine of {Instance} is set aside: {Reason}")]
    private static partial void LogSetAside(ILogger logger, Exception exception, string instance, string reason);

    [LoggerMessage(5302, LogLevel.Error, "{Machine} received something that is no message: {Problem}")]
    private partial void LogNoMessage(MachineAddress machine, string problem);

    [LoggerMessage(5303, LogLevel.Warning, "Effect {Effect} of {Machine} failed on try {Try}: {Problem}")]
    private partial void LogEffectFailed(MachineAddress machine, string effect, int @try, string problem);

    [LoggerMessage(5304, LogLevel.Error, "Commit {Number} of {Machine} failed and is tried again in {Pause}: {Problem}")]
    private partial void LogCommitFailed(MachineAddress machine, long number, TimeSpan pause, string problem);

    [LoggerMessage(5305, LogLevel.Error, "{Function} for {Instance} failed on try {Try} and is tried again: {Problem}")]
    private static partial void LogCallFailed(ILogger logger, string function, string instance, int @try, string problem);
}
