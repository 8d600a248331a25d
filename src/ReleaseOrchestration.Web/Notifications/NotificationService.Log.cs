using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Notifications;

internal sealed partial class NotificationService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Notifications stumbled and go on in {Pause}")]
    private static partial void LogStumbled(ILogger logger, TimeSpan pause, Exception exception);
}
