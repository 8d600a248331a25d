using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Cadence;

internal sealed partial class CadenceService
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Planned, changed, started or called off {Count} releases")]
    private static partial void LogChanged(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduler could not do what there was to do for the group '{Group}', release '{Release}'; the others are not touched")]
    private static partial void LogFailed(ILogger logger, string group, string release, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduler stumbled and goes on in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);
}
