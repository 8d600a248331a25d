using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Audit;

internal sealed partial class RetentionService
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} releases whose retention period is over were purged")]
    private static partial void LogPurged(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Releases whose retention period is over could not be purged; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
