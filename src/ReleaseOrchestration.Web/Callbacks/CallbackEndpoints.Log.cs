using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Callbacks;

internal static partial class CallbackEndpoints
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A callback with a token that does not count was refused ({Code}) from {Address}")]
    private static partial void LogRefused(ILogger logger, string code, string address);
}
