using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Http;

internal sealed partial class HttpConnector
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The pipeline of {Key} was not stopped: {Reason}")]
    private partial void LogNotCancelled(string key, string reason);
}
