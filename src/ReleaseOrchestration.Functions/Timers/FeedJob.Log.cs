using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Functions.Timers;

internal sealed partial class FeedJob
{
    [LoggerMessage(5401, LogLevel.Warning, "{Behind} audit trails were behind in the feed; their entries are in it now")]
    private partial void LogBehind(int behind);

    [LoggerMessage(5402, LogLevel.Error, "The audit trails could not be compared with the feed; it is tried again in {Pause}")]
    private partial void LogFailed(Exception exception, TimeSpan pause);
}
