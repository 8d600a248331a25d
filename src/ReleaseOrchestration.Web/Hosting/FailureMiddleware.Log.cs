using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Hosting;

internal sealed partial class FailureMiddleware
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} could not be carried out")]
    private static partial void LogKnown(ILogger logger, string method, PathString path, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed ({TraceId})")]
    private static partial void LogUnexpected(ILogger logger, string method, PathString path, string traceId, Exception exception);
}
