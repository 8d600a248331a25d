using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>
/// Records every request that changed something, and every one that was refused, in the trail of the system, with who sent it and from where. An answer does
/// not leave before its entry is stored.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, SystemAudit audit, RefusalAudit refusals)
{
    private const string ReplayedHeader = "Idempotent-Replayed";
    private const string DryRun = "dryRun";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint)
        {
            await next(context);
            return;
        }

        var hasStarted = false;
        context.Response.OnStarting(() =>
        {
            hasStarted = true;
            return RecordAsync(context);
        });
        try
        {
            await next(context);
        }
        finally
        {
            // Whoever goes away before the answer may have changed something all the same.
            if (!hasStarted && context.RequestAborted.IsCancellationRequested && !ChangesNothing(context))
            {
                await audit.RecordAsync(audit.Make("request.abandoned", PathOf(context), ActorOf(context), "The caller did not wait for the answer.", Details(context)), CancellationToken.None);
            }
        }
    }

    private static bool ChangesNothing(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
        || AuditMarks.IsSkipped(context) || context.Request.Query[DryRun] == "true" || context.Response.Headers.ContainsKey(ReplayedHeader);

    // Pipelines that report are recorded by the release itself; what keeps nobody from anything is not recorded.
    private static bool IsDone(HttpContext context) =>
        context.Response.StatusCode is >= 200 and < 300 && !context.Request.Path.StartsWithSegments("/callbacks", StringComparison.OrdinalIgnoreCase);

    // Opening a link leaves no trace, whatever its token: mail scanners do that.
    private static bool IsRefused(HttpContext context) => context.Response.StatusCode switch
    {
        401 or 403 or 429 => !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        409 or 410 or 412 or 413 or 422 => !HttpMethods.IsGet(context.Request.Method),
        _ => false,
    };

    private Task RecordAsync(HttpContext context)
    {
        if (IsRefused(context) && !AuditMarks.IsSkipped(context))
        {
            var error = AuditMarks.RefusalOf(context);
            return refusals.RecordAsync("request.refused", PathOf(context), ActorOf(context), error?.Code ?? string.Empty, error?.Message ?? string.Empty, Details(context), CancellationToken.None);
        }

        return ChangesNothing(context) || !IsDone(context)
            ? Task.CompletedTask
            : audit.RecordAsync(audit.Make("request.done", PathOf(context), ActorOf(context), string.Empty, Details(context)), CancellationToken.None);
    }

    // A token in an address is a key; the pattern of its route stands for it.
    private static string PathOf(HttpContext context)
    {
        var route = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern;
        var path = route.Parameters.Any(parameter => parameter.Name == "token") ? route.RawText ?? string.Empty : context.Request.Path.Value ?? string.Empty;
        return path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) ? path["/api/".Length..] : path.TrimStart('/');
    }

    private static string ActorOf(HttpContext context) => AuditMarks.ActorOf(context) ?? (Caller.Of(context) is { Error: null } caller ? caller.Value.Actor : "unknown");

    private static IEnumerable<(string Name, DataValue Value)> Details(HttpContext context)
    {
        yield return ("method", DataValue.Of(context.Request.Method));
        yield return ("status", DataValue.Of(context.Response.StatusCode));
        if (RequestBody.Known(context) is { Length: > 0 } body)
        {
            yield return ("body", DataValue.Of(Convert.ToHexStringLower(SHA256.HashData(body))));
        }

        if (context.Response.Headers.Location.ToString() is { Length: > 0 } location)
        {
            yield return ("location", DataValue.Of(location));
        }
    }
}
