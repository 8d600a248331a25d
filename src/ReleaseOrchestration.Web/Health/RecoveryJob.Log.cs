using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal sealed partial class RecoveryJob
{
    [LoggerMessage(Level = LogLevel.Error, Message = "What was interrupted could not be finished; it is tried again")]
    private static partial void LogStumbled(ILogger logger, Exception exception);
}
