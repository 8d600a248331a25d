using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal sealed partial class KeySweep
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Old idempotency keys could not be removed")]
    private static partial void LogSweepFailed(ILogger logger, Exception exception);
}
