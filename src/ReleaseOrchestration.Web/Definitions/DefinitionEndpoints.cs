using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
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
        api.MapPost("/validate", ValidateAsync).Describe("Definitions", "Check documents; nothing is stored").TakesDocuments().Gives<ValidationDto>(200);
        api.MapPost("/processes/{id}/validate", ValidateAsync).Describe("Definitions", "Check a process; nothing is stored").TakesDocuments().Gives<ValidationDto>(200);
        api.MapPost("/apply", ApplyAsync).Idempotent().Describe("Definitions", "Save documents, all or nothing").TakesDocuments().Gives<ApplyDto>(200);
        foreach (var kind in Enum.GetValues<DefinitionKind>())
        {
            MapKind(api, kind);
        }
    }

    private static void MapKind(IEndpointRouteBuilder api, DefinitionKind kind)
    {
        var segment = "/" + DefinitionAddresses.Segment(kind);
        var words = kind.Words();
        api.MapGet(segment, (HttpContext context, DefinitionStore store, InputSetStates states) => ListAsync(kind, context, store, states))
            .Describe("Definitions", $"List every {words} in its newest version").Gives<PageDto<DefinitionDto>>(200);
        api.MapGet(segment + "/{id}", (string id, HttpContext context, DefinitionStore store, InputSetStates states) => GetAsync(kind, id, context, store, states))
            .Describe("Definitions", $"Read one {words}; as YAML when that is accepted").Gives<DefinitionDto>(200);
        api.MapGet(segment + "/{id}/versions", (string id, DefinitionStore store) => VersionsAsync(kind, id, store))
            .Describe("Definitions", $"List the versions of one {words}").Gives<PageDto<DefinitionDto>>(200);
        api.MapPut(segment + "/{id}", (string id, HttpContext context, DefinitionService service, InputSetStates states) => PutAsync(kind, id, context, service, states))
            .Describe("Definitions", $"Save one {words}").TakesDocuments().Gives<DefinitionDto>(200).Gives<DefinitionDto>(201);
    }

    private static async Task<IResult> ValidateAsync(HttpContext context, DefinitionService service)
    {
        var body = await RequestBody.ReadTextAsync(context);
        return body.Failed(out var error, out var text)
            ? error.ToHttp()
            : ResultExtensions.Json(ValidationDto.Of(await service.ValidateAsync(text, context.RequestAborted)), ApiJsonContext.Readable.ValidationDto);
    }

    private static async Task<IResult> ApplyAsync(HttpContext context, DefinitionService service)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var body = await RequestBody.ReadTextAsync(context);
        return body.Failed(out var error, out var text)
            ? error.ToHttp()
            : (await service.ApplyAsync(text, origin.Actor, context.RequestAborted)).ToHttp(r => ResultExtensions.Json(ApplyDto.Of(r), ApiJsonContext.Readable.ApplyDto));
    }

    private static async Task<IResult> PutAsync(DefinitionKind kind, string id, HttpContext context, DefinitionService service, InputSetStates states)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var body = await RequestBody.ReadTextAsync(context);
        if (body.Failed(out var error, out var text))
        {
            return error.ToHttp();
        }

        var saved = await service.PutAsync(kind, id, text, Precondition(context.Request), origin.Actor, context.RequestAborted);
        return saved.Failed(out var refused, out var report) ? refused.ToHttp() : await SavedAsync(report, context, states);
    }

    private static async Task<IResult> SavedAsync(ApplyReport report, HttpContext context, InputSetStates states)
    {
        var applied = report.Applied[0];
        var dto = DefinitionDto.Of(applied.Record) with { Change = applied.Change, Problems = [.. report.Warnings.Select(ProblemItemDto.Of)] };
        context.Response.Headers.ETag = applied.Record.ETag;
        if (applied.Record.Kind == DefinitionKind.InputSet)
        {
            dto = dto.With(await states.OfAsync(applied.Record, context.RequestAborted));
        }

        var created = applied.Change == "created";
        if (created)
        {
            context.Response.Headers.Location = context.Request.Path.Value;
        }

        return ResultExtensions.Json(dto, ApiJsonContext.Readable.DefinitionDto, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static Precondition Precondition(HttpRequest request) => new(
        request.Headers.IfMatch.ToString() is { Length: > 0 } match ? match : null,
        request.Headers.IfNoneMatch.ToString().Trim() == "*");

    private static async Task<IResult> ListAsync(DefinitionKind kind, HttpContext context, DefinitionStore store, InputSetStates states)
    {
        var limit = Query.Limit(context);
        if (limit.Failed(out var error, out var count))
        {
            return error.ToHttp();
        }

        if (await store.ListAsync(kind, count, Query.Text(context, "cursor"), context.RequestAborted) is not { } page)
        {
            return Query.BadCursor.ToHttp();
        }

        var items = new List<DefinitionDto>();
        foreach (var record in page.Items)
        {
            var state = kind == DefinitionKind.InputSet ? await states.OfAsync(record, context.RequestAborted) : null;
            items.Add(DefinitionDto.Of(record).With(state));
        }

        return ResultExtensions.Json(new PageDto<DefinitionDto>([.. items], page.NextCursor), ApiJsonContext.Readable.PageDtoDefinitionDto);
    }

    private static async Task<IResult> VersionsAsync(DefinitionKind kind, string id, DefinitionStore store)
    {
        var versions = await store.VersionsAsync(kind, id, CancellationToken.None);
        return versions.IsEmpty
            ? Unknown(kind, id, version: null).ToHttp()
            : ResultExtensions.Json(new PageDto<DefinitionDto>([.. versions.Select(DefinitionDto.Of)], null), ApiJsonContext.Readable.PageDtoDefinitionDto);
    }

    private static async Task<IResult> GetAsync(DefinitionKind kind, string id, HttpContext context, DefinitionStore store, InputSetStates states)
    {
        var version = Query.Version(context);
        if (version.Error is { } error)
        {
            return error.ToHttp();
        }

        if (await store.FindAsync(kind, id, version.Value, context.RequestAborted) is not { } record)
        {
            return Unknown(kind, id, version.Value).ToHttp();
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
        return ResultExtensions.Json(DefinitionDto.Of(record).With(state) with { Definition = content.RootElement.Clone() }, ApiJsonContext.Readable.DefinitionDto);
    }

    private static ApplicationError Unknown(DefinitionKind kind, string id, int? version) =>
        new(ErrorCodes.UnknownDefinition, 404, $"There is no {kind.Words()} '{id}'{(version is { } number ? $" with version {number}" : string.Empty)}.");
}
