using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Commands;

internal sealed partial class Leftovers
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Process {Pid} was left running for {Key}; it is ended")]
    private partial void LogLeft(int pid, string key);
}
