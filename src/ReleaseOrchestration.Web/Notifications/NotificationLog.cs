using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>What the jobs of notifications tell the operator.</summary>
internal static partial class NotificationLog
{
    [LoggerMessage(EventName = "LogStumbled", Level = LogLevel.Error, Message = "Notifications stumbled and go on in {Pause}")]
    public static partial void Stumbled(ILogger logger, TimeSpan pause, Exception exception);
}
