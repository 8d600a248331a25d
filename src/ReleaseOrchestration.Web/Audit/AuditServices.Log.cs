using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Audit;

internal static partial class AuditServices
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Refusals that were counted cannot be written to the audit now; this is tried again")]
    private static partial void LogStumbled(ILogger logger, Exception exception);
}
