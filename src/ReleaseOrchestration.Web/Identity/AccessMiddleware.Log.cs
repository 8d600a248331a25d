using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Identity;

internal sealed partial class AccessMiddleware
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Refused {Method} {Path} from {Address}: {Code} {Reason}")]
    private static partial void LogRefused(ILogger logger, string method, PathString path, IPAddress? address, string code, string reason);
}
