using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>Sends a page that nobody may keep, frame or learn the address of.</summary>
internal sealed class PageResult(string html, string nonce, int status) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.ContentSecurityPolicy = string.Create(
            CultureInfo.InvariantCulture,
            $"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        return response.WriteAsync(html, httpContext.RequestAborted);
    }
}
