using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Health;

internal sealed partial class FreezeJob
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The machine of the freezes could not be told what is saved; it is tried again")]
    private static partial void LogStumbled(ILogger logger, Exception exception);
}
