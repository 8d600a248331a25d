using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Reports;

internal sealed partial class FiguresService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The figures of reports could not be brought up to date; trying again in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);
}
