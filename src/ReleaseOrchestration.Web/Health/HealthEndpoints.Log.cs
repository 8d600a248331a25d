using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal static partial class HealthEndpoints
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be written")]
    private static partial void LogUnwritable(ILogger logger, Exception exception);
}
