using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>Sends a browser on, to read another page.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
