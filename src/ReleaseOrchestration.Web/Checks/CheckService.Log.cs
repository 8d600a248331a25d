using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Checks;

internal sealed partial class CheckService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The checks of pipelines stumbled and go on in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);
}
