using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Calendar;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Creating, starting and reading releases.</summary>
internal static class ReleaseEndpoints
{
    private const string Tag = "Releases";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/releases", CreateAsync).RequireRole(Role.Operator).Scoped(ScopeRule.ChecksItself).Idempotent().Describe(Tag, "Create a release, and start it, now or at its time, when asked to")
            .Takes<CreateReleaseDto>().Gives<CreatedReleaseDto>(201).Refuses(422);
        api.MapPost("/releases/{id}/start", StartAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Start a draft, or a release before its time").Gives<CreatedReleaseDto>(202).Refuses(404, 409, 422);
        api.MapGet("/releases", ListAsync).RequireRole(Role.Viewer).Describe(Tag, "List releases, the newest first").Gives<PageDto<ReleaseOverview>>(200);
        api.MapGet("/releases/{id}", GetAsync).RequireRole(Role.Viewer).Describe(Tag, "Read a release with all its nodes and what they wait for; ?run= names an earlier run").Gives<ReleaseDetailsDto>(200).Refuses(404);
        api.MapGet("/releases/{id}/why", WhyAsync).RequireRole(Role.Viewer).Describe(Tag, "Say in sentences why a release has not ended: what waits, for whom, since when").Gives<WaitReasonsDto>(200).Refuses(404, 409);
        api.MapGet("/releases/{id}/inputs", InputsAsync).RequireRole(Role.Viewer).Describe(Tag, "Say of every input where its value comes from and what it overrode; ?run= names an earlier run").Gives<ReleaseInputList>(200).Refuses(404, 422);
        api.MapGet("/releases/{id}/nodes/{path}", NodeAsync).RequireRole(Role.Viewer).Describe(Tag, "Read one node; a slash in its path is written %2F; ?run= names an earlier run").Gives<TreeNode>(200).Refuses(404);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, GroupDefaults defaults, ReleaseAccess access)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.CreateReleaseDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        if (dto.ToRequest().Failed(out error, out var asked))
        {
            return error.ToHttp();
        }

        var filled = await defaults.FillAsync(asked, context.RequestAborted);
        if (filled.Failed(out error, out var request))
        {
            return error.ToHttp();
        }

        return await access.CreatingAsync(context, request) is { } outside ? outside.ToHttp() : await AddAsync(context, request, origin);
    }

    internal static async Task<IResult> AddAsync(HttpContext context, CreateRelease request, Origin origin)
    {
        var created = await context.RequestServices.GetRequiredService<ReleaseService>().CreateAsync(request, origin, context.RequestAborted);
        if (created.Failed(out var error, out var release))
        {
            return error.ToHttp();
        }

        return release.Status == ReleaseStatus.Scheduled
            ? Created(context, release, StatusCodes.Status201Created, await ScheduleAnswers.AdviseAsync(context, release))
            : Created(context, release, StatusCodes.Status201Created);
    }

    private static async Task<IResult> StartAsync(string id, HttpContext context, ReleaseService service)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var unknown, out var origin)
            ? unknown.ToHttp()
            : (await service.StartAsync(id, origin, context.RequestAborted)).ToHttp(r => Created(context, r, StatusCodes.Status202Accepted));
    }

    private static IResult Created(HttpContext context, ReleaseOverview release, int status, ScheduleAdvice? advice = null)
    {
        context.Response.Headers.Location = $"/api/releases/{release.Id}";
        var created = new CreatedReleaseDto(release.Id, release.Run, release.Status.ToString())
        {
            Conflicts = advice is null ? null : [.. advice.Conflicts.Select(CalendarConflictDto.Of)],
            NextFreeSlot = FreeSlotDto.Of(advice?.NextFreeSlot),
        };
        return ResultExtensions.Json(created, ApiJsonContext.Readable.CreatedReleaseDto, status);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReleaseLists lists, ReleaseAccess access)
    {
        var (limit, read) = (Query.Limit(context), ReleaseQuery.Filter(context));
        if (limit.Failed(out var error, out var count) || read.Failed(out error, out var filter))
        {
            return error.ToHttp();
        }

        return await lists.ListAsync(filter with { IsVisible = access.VisibleEntries(context) }, count, Query.Text(context, "cursor"), context.RequestAborted) is { } page
            ? ResultExtensions.Json(new PageDto<ReleaseOverview>(page.Items, page.NextCursor), ApiJsonContext.Readable.PageDtoReleaseOverview)
            : Query.BadCursor.ToHttp();
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, ReleaseQueries queries)
    {
        var run = Query.Run(context);
        return run.Error is { } error ? error.ToHttp() : (await queries.GetAsync(id, run.Value, context.RequestAborted)).ToHttp(
            r => ResultExtensions.Json(new ReleaseDetailsDto(r.Release, r.Tree, r.Runs), ApiJsonContext.Readable.ReleaseDetailsDto));
    }

    private static async Task<IResult> WhyAsync(string id, HttpContext context, ReleaseQueries queries, TimeProvider clock) =>
        (await queries.GetAsync(id, run: null, context.RequestAborted)).ToHttp(
            r => ResultExtensions.Json(new WaitReasonsDto(r.Release.Status, WaitReasons.Of(r.Tree, clock.GetUtcNow())), ApiJsonContext.Readable.WaitReasonsDto));

    private static async Task<IResult> InputsAsync(string id, HttpContext context, ReleaseInputs inputs)
    {
        var run = Query.Run(context);
        return run.Error is { } error ? error.ToHttp() : (await inputs.GetAsync(id, run.Value, context.RequestAborted)).ToHttp(
            list => ResultExtensions.Json(list, ApiJsonContext.Readable.ReleaseInputList));
    }

    private static async Task<IResult> NodeAsync(string id, string path, HttpContext context, ReleaseQueries queries)
    {
        var run = Query.Run(context);
        return run.Error is { } error ? error.ToHttp() : (await queries.NodeAsync(id, NodePath.Decode(path), run.Value, context.RequestAborted)).ToHttp(
            n => ResultExtensions.Json(n, ApiJsonContext.Readable.TreeNode));
    }
}
