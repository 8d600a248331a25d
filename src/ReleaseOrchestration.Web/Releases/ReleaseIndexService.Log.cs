using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Releases;

internal sealed partial class ReleaseIndexService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The rows that find releases could not be brought up to date; trying again in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);
}
