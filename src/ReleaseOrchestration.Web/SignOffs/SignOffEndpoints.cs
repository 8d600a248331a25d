using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>Open sign-offs and the links to decide them.</summary>
internal static class SignOffEndpoints
{
    private const string Tag = "Sign-offs";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sign-offs", ListAsync).RequireRole(Role.Viewer).Describe(Tag, "List open sign-offs; ?mine=true those that the caller may decide").Gives<PageDto<OpenSignOffDto>>(200);
        api.MapPost("/releases/{id}/nodes/{path}/links", IssueAsync).RequireRole(Role.Approver).Idempotent().Describe(Tag, "Make a link with which one person can decide")
            .Takes<LinkRequestDto>().Gives<SignOffLinkDto>(201).Refuses(403, 404, 409, 422);
        api.MapDelete("/releases/{id}/nodes/{path}/links", RevokeAsync).RequireRole(Role.Approver).Describe(Tag, "Make the links of a sign-off useless that were made until now; ?person= those of one person")
            .Gives<RevokedLinksDto>(200).Refuses(403, 404, 422);
    }

    private static async Task<IResult> ListAsync(HttpContext context, SignOffQueries queries, ReleaseAccess access)
    {
        var (caller, limit) = (Caller.Of(context), Query.Limit(context));
        if ((caller.Error ?? limit.Error) is { } error)
        {
            return error.ToHttp();
        }

        (string, ImmutableArray<string>)? who = Query.Text(context, "mine") is "true" or "1" ? (caller.Value.Actor, caller.Value.Groups) : null;
        return await queries.ListOpenAsync(who, limit.Value, Query.Text(context, "cursor"), context.RequestAborted, access.VisibleById(context)) is { } page
            ? ResultExtensions.Json(new PageDto<OpenSignOffDto>([.. page.Items.Select(OpenSignOffDto.Of)], page.NextCursor), ApiJsonContext.Readable.PageDtoOpenSignOffDto)
            : Query.BadCursor.ToHttp();
    }

    private static async Task<IResult> IssueAsync(string id, string path, HttpContext context, SignOffLinks links)
    {
        var (caller, body) = (Caller.Of(context), await JsonBody.ReadAsync(context, ApiJsonContext.Readable.LinkRequestDto));
        if ((caller.Error ?? body.Error) is { } error)
        {
            return error.ToHttp();
        }

        var dto = body.Value!;

        if (Persons.Parse(dto.Person) is not { } person)
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'person' is required: the id of a user, such as 'user:alice'.").ToHttp();
        }

        // Whoever has a link decides in the name of its person; who could make links for others could fill every seat alone, an admin too.
        if (CallerIdentity.Of(context) is { Kind: not CallerKind.Open } sender && sender.Id != person)
        {
            return AccessErrors.LinkForOthers(person).ToHttp();
        }

        TimeSpan? life = null;
        if (dto.ExpiresIn is { } text)
        {
            if (!Durations.TryParse(text, out var duration))
            {
                return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'expiresIn' must be a duration such as '2d' or '4h 30m'; it is '{text}'.").ToHttp();
            }

            life = duration;
        }

        context.Response.Headers.CacheControl = "no-store";
        return (await links.IssueAsync(id, NodePath.Decode(path), person, life, caller.Value!.Actor, context.RequestAborted)).ToHttp(
            link => ResultExtensions.Json(new SignOffLinkDto(link.Url, link.ExpiresAt), ApiJsonContext.Readable.SignOffLinkDto, StatusCodes.Status201Created));
    }

    private static async Task<IResult> RevokeAsync(string id, string path, HttpContext context, SignOffLinks links)
    {
        var (caller, given) = (Caller.Of(context), Query.Text(context, "person"));
        if (caller.Failed(out var error, out var origin))
        {
            return error.ToHttp();
        }

        var person = given is null ? null : Persons.Parse(given);
        if (given is not null && person is null)
        {
            return Query.Invalid("person", given, "the id of a user, such as user:alice").ToHttp();
        }

        return RefuseFor(person, context) is { } refusal
            ? refusal.ToHttp()
            : (await links.RevokeAsync(id, NodePath.Decode(path), person, origin.Actor, context.RequestAborted)).ToHttp(
                until => ResultExtensions.Json(new RevokedLinksDto(person, until), ApiJsonContext.Readable.RevokedLinksDto));
    }

    private static ApplicationError? RefuseFor(string? person, HttpContext context) =>
        CallerIdentity.Of(context) is { } caller && caller.Id != person && !caller.Rights.Has(Role.Admin) ? AccessErrors.OnlyOwnLinks(caller.Id) : null;
}
