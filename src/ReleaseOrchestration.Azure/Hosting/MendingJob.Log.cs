using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Azure.Hosting;

internal sealed partial class MendingJob
{
    [LoggerMessage(5410, LogLevel.Error, "What was left half done in the storage account could not be completed; it is tried again in {Pause}")]
    private static partial void LogFailed(ILogger logger, Exception exception, TimeSpan pause);
}
