using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Identity.Tokens;

internal sealed partial class IssuerKeys
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the issuer {Issuer} cannot be read; those known stay in use for a day")]
    private static partial void LogUnreadable(ILogger logger, string issuer, Exception exception);
}
