using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>
/// Sets the limit of bodies, and refuses requests that a page of another site makes a browser send: on an open server, reaching it is
/// all it takes.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, IPublicAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        RequestBody.Allow(context);
        return IsCrossSite(context.Request)
            ? new ApplicationError(ErrorCodes.CrossSite, StatusCodes.Status403Forbidden, "A page of another site sent this request; only pages of this server may.").ToHttp().ExecuteAsync(context)
            : next(context);
    }

    // The pages of links are guarded by what their forms carry.
    private static bool IsGuarded(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/sign-offs", StringComparison.OrdinalIgnoreCase);

    private bool IsCrossSite(HttpRequest request)
    {
        if (!IsGuarded(request.Path) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}" && origin != address.BaseUrl;
    }
}
