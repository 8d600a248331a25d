using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Effects;

internal sealed partial class EffectDispatcher
{
    [LoggerMessage(5101, LogLevel.Warning, "Effect {Effect} of {Machine} failed on try {Try}")]
    private partial void LogFailed(Exception exception, MachineAddress machine, string effect, int @try);

    [LoggerMessage(5102, LogLevel.Warning, "{Count} effects did not heed their cancellation within {Patience}; they are carried out again at the next start")]
    private partial void LogNotStopped(int count, TimeSpan patience);
}
