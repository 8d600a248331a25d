using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Runs;

internal sealed partial class RunConnector
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of {Key} was not stopped: {Reason}")]
    private partial void LogNotCancelled(string key, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The run of {Key} is not asked for now, because {Host} limits calls; again in {Pause}")]
    private partial void LogLimited(string key, string host, TimeSpan pause);
}
