using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The audit trail of a release: to read, to verify, and to follow while it grows.</summary>
internal static class AuditEndpoints
{
    private const string Tag = "Audit";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/releases/{id}/audit", ReadAsync).Describe(Tag, "Read the audit trail; ?path= names a subprocess").Gives<AuditPageDto>(200).Refuses(404);
        api.MapGet("/releases/{id}/audit/verify", VerifyAsync).Describe(Tag, "Verify the hash chain of the audit trail").Gives<AuditVerificationDto>(200).Refuses(404);
        api.MapGet("/audit", ReadServerAsync).Describe(Tag, "Read the trail of the server: what was refused at the door").Gives<AuditPageDto>(200);
        api.MapGet("/audit/verify", VerifyServerAsync).Describe(Tag, "Verify the hash chain of the server's trail").Gives<AuditVerificationDto>(200);
        api.MapGet("/releases/{id}/events", FollowAsync).Describe(Tag, "Follow the audit trail as server-sent events").Gives<string>(200, "text/event-stream").Refuses(404);
    }

    private static async Task<IResult> ReadServerAsync(HttpContext context, AuditQueries audit)
    {
        var (limit, after) = (Query.Limit(context), After(context));
        return (limit.Error ?? after.Error) is { } error ? error.ToHttp() : await PageAsync(AuditTrails.Server, after.Value, limit.Value, context, audit);
    }

    private static async Task<IResult> VerifyServerAsync(HttpContext context, AuditQueries audit) => ResultExtensions.Json(
        AuditVerificationDto.Of(await audit.VerifyAsync(AuditTrails.Server, context.RequestAborted)), ApiJsonContext.Default.AuditVerificationDto);

    private static async Task<IResult> ReadAsync(string id, HttpContext context, AuditQueries audit)
    {
        var (trail, limit, after) = (await audit.TrailAsync(id, Path(context), context.RequestAborted), Query.Limit(context), After(context));
        if ((trail.Error ?? limit.Error ?? after.Error) is { } error)
        {
            return error.ToHttp();
        }

        return await PageAsync(trail.Value, after.Value, limit.Value, context, audit);
    }

    private static async Task<IResult> PageAsync(MachineAddress trail, long after, int limit, HttpContext context, AuditQueries audit)
    {
        var lines = await audit.ReadAsync(trail, after, limit, context.RequestAborted);
        var next = lines.Length == limit ? lines[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return ResultExtensions.Json(new AuditPageDto([.. lines.Select(AuditLineDto.Of)], next), ApiJsonContext.Readable.AuditPageDto);
    }

    private static async Task<IResult> VerifyAsync(string id, HttpContext context, AuditQueries audit)
    {
        var trail = await audit.TrailAsync(id, Path(context), context.RequestAborted);
        return trail.Failed(out var error, out var release)
            ? error.ToHttp()
            : ResultExtensions.Json(AuditVerificationDto.Of(await audit.VerifyAsync(release, context.RequestAborted)), ApiJsonContext.Readable.AuditVerificationDto);
    }

    private static async Task<IResult> FollowAsync(string id, HttpContext context, AuditQueries audit, TimeProvider clock)
    {
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        var after = last.Length > 0 ? Query.Sequence("Last-Event-ID", last) : After(context);
        var trail = await audit.TrailAsync(id, Path(context), context.RequestAborted);
        return (trail.Error ?? after.Error) is { } error ? error.ToHttp() : new AuditStream(audit, trail.Value, after.Value, clock);
    }

    private static Application.Errors.Result<long> After(HttpContext context) =>
        Query.Text(context, "after") is { } after ? Query.Sequence("after", after) : Query.Sequence("cursor", Query.Text(context, "cursor"));

    private static string Path(HttpContext context) => Query.Text(context, "path") ?? string.Empty;
}
