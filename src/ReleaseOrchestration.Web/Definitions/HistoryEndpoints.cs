using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>The versions of definitions: listed, compared, brought back.</summary>
internal static class HistoryEndpoints
{
    public static void Map(IEndpointRouteBuilder api, DefinitionKind kind)
    {
        var address = $"/{DefinitionAddresses.Segment(kind)}/{{id}}";
        var words = kind.Words();
        api.MapGet(address + "/versions", (string id, HttpContext context, DefinitionStore store) => VersionsAsync(kind, id, context, store))
            .RequireRole(Role.Viewer).Describe("Definitions", $"List the versions of one {words}: who saved them, when, why").Gives<PageDto<DefinitionDto>>(200).Refuses(404);
        api.MapGet(address + "/diff", (string id, HttpContext context, DefinitionHistory history) => DiffAsync(kind, id, context, history))
            .RequireRole(Role.Viewer).Describe("Definitions", $"Tell what differs between two versions of one {words}; in sentences when text/plain is accepted").Gives<DiffDto>(200).Refuses(404);
        api.MapPost(address + "/restore", (string id, HttpContext context, DefinitionHistory history, InputSetStates states) => RestoreAsync(kind, id, context, history, states))
            .RequireRole(Role.Author).Idempotent().Describe("Definitions", $"Save an old version of one {words} as a new one").Takes<RestoreDto>().Gives<DefinitionDto>(200).Gives<DefinitionDto>(201).Refuses(404, 412, 422);
    }

    private static async Task<IResult> VersionsAsync(DefinitionKind kind, string id, HttpContext context, DefinitionStore store)
    {
        var versions = await store.VersionsAsync(kind, id, context.RequestAborted);
        if (versions.IsEmpty)
        {
            return DefinitionErrors.Unknown(kind, id, version: null).ToHttp();
        }

        var newest = await store.FindAsync(kind, id, context.RequestAborted);
        var items = versions.Select(record => DefinitionDto.OfVersion(record, newest));
        return ResultExtensions.Json(new PageDto<DefinitionDto>([.. items], null), ApiJsonContext.Readable.PageDtoDefinitionDto);
    }

    private static async Task<IResult> DiffAsync(DefinitionKind kind, string id, HttpContext context, DefinitionHistory history)
    {
        var (from, to) = (Query.Version(context, "from"), Query.Version(context, "to"));
        if ((from.Error ?? to.Error) is { } error)
        {
            return error.ToHttp();
        }

        var compared = await history.DiffAsync(kind, id, from.Value, to.Value, context.RequestAborted);
        context.Response.Headers.Vary = "Accept";
        return compared.ToHttp(diff => context.Request.Headers.Accept.ToString().Contains("text/plain", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(string.Concat(diff.Changes.Select(change => change.Sentence + "\n")), "text/plain")
            : ResultExtensions.Json(DiffDto.Of(diff), ApiJsonContext.Readable.DiffDto));
    }

    private static async Task<IResult> RestoreAsync(DefinitionKind kind, string id, HttpContext context, DefinitionHistory history, InputSetStates states)
    {
        var given = SaveRequest.Options(context);
        if (given.Failed(out var unknown, out var options))
        {
            return unknown.ToHttp();
        }

        var body = await JsonBody.ReadAsync(context, ApiJsonContext.Readable.RestoreDto);
        if (body.Failed(out var error, out var dto))
        {
            return error.ToHttp();
        }

        if (dto.Version is not > 0)
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'version' is required: the number of the version to restore, from 1.").ToHttp();
        }

        options = options with { Comment = dto.Comment ?? options.Comment };
        var saved = await history.RestoreAsync(kind, id, dto.Version.Value, SaveRequest.Precondition(context.Request), options, context.RequestAborted);
        return saved.Failed(out var refused, out var report)
            ? refused.ToHttp()
            : await SaveRequest.SavedAsync(report, $"/api/{DefinitionAddresses.Segment(kind)}/{id}", context, states);
    }
}
