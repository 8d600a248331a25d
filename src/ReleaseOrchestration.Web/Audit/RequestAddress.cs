using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Audit;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>The address of the request that is being answered, as trusted proxies tell it.</summary>
internal sealed class RequestAddress(IHttpContextAccessor contexts) : ICallerAddress
{
    public string Current => contexts.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
}
