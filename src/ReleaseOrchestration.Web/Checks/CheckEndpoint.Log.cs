using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Checks;

internal static partial class CheckEndpoint
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A check for the connector {Connector} was refused: {Why}")]
    private static partial void LogRefused(ILogger logger, string connector, string why);
}
