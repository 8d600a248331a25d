using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>The audit trail of a release: to read, to verify, and to follow while it grows.</summary>
internal static class AuditEndpoints
{
    private const string Tag = "Audit";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/releases/{id}/audit", ReadAsync).RequireRole(Role.Viewer).Describe(Tag, "Read the audit trail; ?path= names a subprocess, ?run= an earlier run; by actor, kind, from, until").Gives<AuditPageDto>(200).Refuses(404);
        api.MapGet("/releases/{id}/audit/verify", VerifyAsync).RequireRole(Role.Viewer).Describe(Tag, "Verify the hash chains of all runs; ?run= only of the runs up to one").Gives<AuditVerificationDto>(200).Refuses(404);
        api.MapGet("/audit", ReadServerAsync).RequireRole(Role.Admin).Describe(Tag, "Read the trail of the system: what was changed, and what was refused; ?trail=freezes that of the freezes; by actor, kind, from, until").Gives<AuditPageDto>(200);
        api.MapGet("/audit/verify", VerifyServerAsync).RequireRole(Role.Admin).Describe(Tag, "Verify the hash chain of the system's trail").Gives<AuditVerificationDto>(200);
        api.MapGet("/releases/{id}/events", FollowAsync).RequireRole(Role.Viewer).Describe(Tag, "Follow the audit trail as server-sent events").Gives<string>(200, "text/event-stream").Refuses(404);
    }

    private static async Task<IResult> ReadServerAsync(HttpContext context, AuditQueries audit)
    {
        var trail = AuditQuery.SystemTrail(context);
        return trail.Failed(out var error, out var address) ? error.ToHttp() : await PageAsync(address, context, audit);
    }

    private static async Task<IResult> VerifyServerAsync(HttpContext context, AuditQueries audit)
    {
        var trail = AuditQuery.SystemTrail(context);
        return trail.Failed(out var error, out var address)
            ? error.ToHttp()
            : ResultExtensions.Json(AuditVerificationDto.Of(await audit.VerifyAsync(address, context.RequestAborted)), ApiJsonContext.Default.AuditVerificationDto);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, AuditQueries audit)
    {
        var trail = await TrailAsync(id, context, audit);
        return trail.Failed(out var error, out var address) ? error.ToHttp() : await PageAsync(address, context, audit);
    }

    private static async Task<IResult> PageAsync(MachineAddress trail, HttpContext context, AuditQueries audit)
    {
        var (limit, after, filter) = (Query.Limit(context), await AuditQuery.AfterAsync(context, trail, audit), AuditQuery.Filter(context));
        if ((limit.Error ?? after.Error ?? filter.Error) is { } error)
        {
            return error.ToHttp();
        }

        var (lines, next) = await audit.SearchAsync(trail, filter.Value, after.Value, limit.Value, context.RequestAborted);
        return ResultExtensions.Json(new AuditPageDto([.. lines.Select(AuditLineDto.Of)], next?.ToString(CultureInfo.InvariantCulture)), ApiJsonContext.Readable.AuditPageDto);
    }

    private static async Task<IResult> VerifyAsync(string id, HttpContext context, AuditQueries audit)
    {
        var trail = await TrailAsync(id, context, audit);
        return trail.Failed(out var error, out var release)
            ? error.ToHttp()
            : ResultExtensions.Json(AuditVerificationDto.Of(await audit.VerifyRunsAsync(release, context.RequestAborted)), ApiJsonContext.Readable.AuditVerificationDto);
    }

    private static async Task<IResult> FollowAsync(string id, HttpContext context, AuditQueries audit, IOptions<EventStreamOptions> streams, TimeProvider clock)
    {
        var trail = await TrailAsync(id, context, audit);
        var after = trail.Error is null && AuditEventId.Read(context, trail.Value.Run) is { } last ? last : AuditQuery.After(context);
        return (trail.Error ?? after.Error) is { } error ? error.ToHttp() : new AuditStream(audit, trail.Value, after.Value, streams.Value, clock);
    }

    private static async Task<Application.Errors.Result<MachineAddress>> TrailAsync(string id, HttpContext context, AuditQueries audit)
    {
        var run = Query.Run(context);
        return run.Error is { } error ? error : await audit.TrailAsync(id, Path(context), run.Value, context.RequestAborted);
    }

    private static string Path(HttpContext context) => Query.Text(context, "path") ?? string.Empty;
}
