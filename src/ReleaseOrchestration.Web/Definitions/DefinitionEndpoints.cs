using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Processes, Activity Store entries, input sets and connectors.</summary>
internal static class DefinitionEndpoints
{
    private const string Yaml = "application/yaml";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/validate", ValidateAsync).ReadsOnly().RequireRole(Role.Viewer).Describe("Definitions", "Check documents; nothing is stored").TakesDocuments().Gives<ValidationDto>(200);
        api.MapPost("/processes/{id}/validate", ValidateAsync).ReadsOnly().RequireRole(Role.Viewer).Describe("Definitions", "Check a process; nothing is stored").TakesDocuments().Gives<ValidationDto>(200);
        api.MapPost("/apply", ApplyAsync).RequireRole(Role.Author).Idempotent().Describe("Definitions", "Save documents, all or nothing; with source and prune, make what the source manages equal to them; with dryRun, only tell the plan").TakesDocuments().Gives<ApplyDto>(200);
        foreach (var kind in Enum.GetValues<DefinitionKind>())
        {
            MapKind(api, kind);
            HistoryEndpoints.Map(api, kind);
            UseEndpoints.Map(api, kind);
        }

        ActivityStoreEndpoints.Map(api);
    }

    private static void MapKind(IEndpointRouteBuilder api, DefinitionKind kind)
    {
        var segment = "/" + DefinitionAddresses.Segment(kind);
        var words = kind.Words();
        api.MapGet(segment, (HttpContext context, DefinitionStore store, InputSetStates states) => ListAsync(kind, context, store, states))
            .RequireRole(Role.Viewer).Describe("Definitions", $"List every {words} in its newest version; by tag, type and words").Gives<PageDto<DefinitionDto>>(200);
        api.MapGet(segment + "/{id}", (string id, HttpContext context, DefinitionStore store, InputSetStates states) => GetAsync(kind, id, context, store, states))
            .RequireRole(Role.Viewer).Describe("Definitions", $"Read one {words}; as YAML when that is accepted").Gives<DefinitionDto>(200);
        api.MapPut(segment + "/{id}", (string id, HttpContext context, DefinitionService service, InputSetStates states) => PutAsync(kind, id, context, service, states))
            .RequireRole(Role.Author).Describe("Definitions", $"Save one {words}").TakesDocuments().Gives<DefinitionDto>(200).Gives<DefinitionDto>(201);
    }

    private static async Task<IResult> ValidateAsync(HttpContext context, DefinitionService service)
    {
        var body = await RequestBody.ReadTextAsync(context);
        return body.Failed(out var error, out var text)
            ? error.ToHttp()
            : ResultExtensions.Json(ValidationDto.Of(await service.ValidateAsync(text, context.RequestAborted)), ApiJsonContext.Readable.ValidationDto);
    }

    private static async Task<IResult> ApplyAsync(HttpContext context, DefinitionApply service)
    {
        var given = ApplyRequest.Options(context);
        if (given.Failed(out var unknown, out var options))
        {
            return unknown.ToHttp();
        }

        var body = await RequestBody.ReadTextAsync(context);
        return body.Failed(out var error, out var text)
            ? error.ToHttp()
            : (await service.ApplyAsync(text, options, context.RequestAborted)).ToHttp(r => ResultExtensions.Json(ApplyDto.Of(r), ApiJsonContext.Readable.ApplyDto));
    }

    private static async Task<IResult> PutAsync(DefinitionKind kind, string id, HttpContext context, DefinitionService service, InputSetStates states)
    {
        var given = SaveRequest.Options(context);
        if (given.Failed(out var unknown, out var options))
        {
            return unknown.ToHttp();
        }

        var body = await RequestBody.ReadTextAsync(context);
        if (body.Failed(out var error, out var text))
        {
            return error.ToHttp();
        }

        var saved = await service.PutAsync(kind, id, text, SaveRequest.Precondition(context.Request), options, context.RequestAborted);
        return saved.Failed(out var refused, out var report) ? refused.ToHttp() : await SaveRequest.SavedAsync(report, context.Request.Path, context, states);
    }

    private static async Task<IResult> ListAsync(DefinitionKind kind, HttpContext context, DefinitionStore store, InputSetStates states)
    {
        var limit = Query.Limit(context);
        if (limit.Failed(out var error, out var count))
        {
            return error.ToHttp();
        }

        var filter = new DefinitionFilter { Tag = Query.Text(context, "tag"), Type = Query.Text(context, "type"), Text = Query.Text(context, "q") };
        if (await store.ListAsync(kind, count, Query.Text(context, "cursor"), context.RequestAborted, filter) is not { } page)
        {
            return Query.BadCursor.ToHttp();
        }

        var items = new List<DefinitionDto>();
        foreach (var record in page.Items)
        {
            var state = kind == DefinitionKind.InputSet ? await states.OfAsync(record, context.RequestAborted) : null;
            items.Add(DefinitionDto.Of(record).With(state).With(await StandingAsync(record, context)).With(await TroubleAsync(record, context)));
        }

        return ResultExtensions.Json(new PageDto<DefinitionDto>([.. items], page.NextCursor), ApiJsonContext.Readable.PageDtoDefinitionDto);
    }

    private static async Task<IResult> GetAsync(DefinitionKind kind, string id, HttpContext context, DefinitionStore store, InputSetStates states)
    {
        var version = Query.Version(context, "version");
        if (version.Error is { } error)
        {
            return error.ToHttp();
        }

        var found = await FindAsync(kind, id, version.Value, store, context.RequestAborted);
        if (found.Failed(out var missing, out var record))
        {
            return missing.ToHttp();
        }

        context.Response.Headers.ETag = record.ETag;
        context.Response.Headers.Vary = "Accept";
        if (context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(e => e.Trim() == record.ETag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        return context.Request.Headers.Accept.ToString().Contains("yaml", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(await store.SourceAsync(record, context.RequestAborted), Yaml)
            : await ContentAsync(record, context, store, states);
    }

    private static async Task<IResult> ContentAsync(DefinitionRecord record, HttpContext context, DefinitionStore store, InputSetStates states)
    {
        using var content = JsonDocument.Parse(await store.BodyAsync(record, context.RequestAborted));
        var state = record.Kind == DefinitionKind.InputSet ? await states.OfAsync(record, context.RequestAborted) : null;
        var dto = DefinitionDto.Of(record).With(state).With(await StandingAsync(record, context)).With(await TroubleAsync(record, context));
        return ResultExtensions.Json(dto with { Definition = content.RootElement.Clone() }, ApiJsonContext.Readable.DefinitionDto);
    }

    private static Task<FreezeStanding?> StandingAsync(DefinitionRecord record, HttpContext context) =>
        context.RequestServices.GetRequiredService<FreezeStandings>().OfAsync(record, context.RequestAborted);

    private static async Task<PlanningTrouble?> TroubleAsync(DefinitionRecord record, HttpContext context) => record.Kind == DefinitionKind.ReleaseGroup
        ? await context.RequestServices.GetRequiredService<PlanningTroubles>().OfAsync(record.Id, context.RequestAborted)
        : null;

    // What releases pinned can be read for as long as they can.
    private static async Task<Result<DefinitionRecord>> FindAsync(DefinitionKind kind, string id, int? version, DefinitionStore store, CancellationToken cancellationToken)
    {
        var newest = await store.FindAsync(kind, id, cancellationToken);
        if (newest is not null && (version is null || version == newest.Version))
        {
            return newest;
        }

        var deleted = newest is null ? await store.FindDeletedAsync(kind, id, cancellationToken) : null;
        if (version is { } number && await store.FindVersionAsync(kind, id, number, cancellationToken) is { } record)
        {
            return record with { Deletion = deleted?.Deletion };
        }

        return version is null && deleted is not null ? DefinitionErrors.Gone(deleted) : DefinitionErrors.Unknown(kind, id, version);
    }
}
