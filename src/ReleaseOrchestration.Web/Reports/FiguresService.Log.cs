using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Reports;

internal sealed partial class FiguresService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The figures of reports could not be brought up to date; trying again in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);

    // Alerts look for these words: infra/queries/failed-releases.kql.
    [LoggerMessage(Message = "Release {Release} ended as {Status} in run {Run}")]
    private static partial void LogEnded(ILogger logger, LogLevel level, string release, ReleaseStatus status, int run);
}
