using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Audit;

internal sealed partial class HeadService
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The heads of the audit trails could not be published to {Path}; it is tried again")]
    private static partial void LogFailed(ILogger logger, string path, Exception exception);
}
