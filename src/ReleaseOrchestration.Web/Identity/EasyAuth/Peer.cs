using System.Net;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Web.Identity.EasyAuth;

/// <summary>Who is at the other end of the connection, whatever a proxy there says of the caller behind it.</summary>
internal static class Peer
{
    private static readonly object Key = new();

    /// <summary>Notes the address before forwarded headers take its place.</summary>
    public static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Items[Key] = context.Connection.RemoteIpAddress;
        return next(context);
    }

    public static IPAddress? Of(HttpContext context) => context.Items[Key] as IPAddress;
}
