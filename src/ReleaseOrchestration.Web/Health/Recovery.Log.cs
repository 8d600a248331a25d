using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal sealed partial class Recovery
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Finished {Count} starts of releases that were interrupted")]
    private static partial void LogRecovered(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old idempotency keys could not be removed")]
    private static partial void LogSweepFailed(ILogger logger, Exception exception);
}
