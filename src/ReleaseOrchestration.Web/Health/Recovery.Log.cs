using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal sealed partial class Recovery
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Finished {Count} starts of releases that were interrupted")]
    private static partial void LogRecovered(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Starts of releases that were interrupted could not be finished; they are tried again")]
    private static partial void LogNotFinished(ILogger logger, Exception exception);
}
