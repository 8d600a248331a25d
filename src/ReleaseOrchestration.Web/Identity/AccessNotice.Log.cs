using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Identity;

internal sealed partial class AccessNotice
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private static partial void LogOpen(ILogger logger, string notice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody is granted the role admin under Access:Grants; API keys cannot be made or revoked, and the trail of the server cannot be read")]
    private static partial void LogNoAdmin(ILogger logger);
}
