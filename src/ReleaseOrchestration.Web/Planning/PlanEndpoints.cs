using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Planning;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Planning;

/// <summary>What would happen if a release of a process started.</summary>
internal static class PlanEndpoints
{
    private static readonly JsonTypeInfo<ReleasePlan> Json = PlanJsonContext.Readable.ReleasePlan;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/processes/{id}/plan", GetAsync)
            .RequireRole(Role.Viewer).Describe("Definitions", "What would happen if a release started: version, inputSet, start; nothing is started").Gives<ReleasePlan>(200).Refuses(422);
        api.MapPost("/processes/{id}/plan", PostAsync).ReadsOnly()
            .RequireRole(Role.Viewer).Describe("Definitions", "The same with inputs and assumptions").Takes<PlanDto>().Gives<ReleasePlan>(200).Refuses(422);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, ReleasePlans plans)
    {
        var version = Query.Version(context, "version");
        if (version.Failed(out var error, out var number))
        {
            return error.ToHttp();
        }

        DateTimeOffset? start = null;
        if (Query.Text(context, "start") is { } text)
        {
            if (!Moments.TryParse(text, out var instant))
            {
                return Query.Invalid("start", text, "an instant with an offset, such as 2025-04-07T06:00:00Z").ToHttp();
            }

            start = instant;
        }

        return await PlanAsync(id, new PlanDto { Version = number, InputSet = Query.Text(context, "inputSet"), Start = start }, context, plans);
    }

    private static async Task<IResult> PostAsync(string id, HttpContext context, ReleasePlans plans)
    {
        var body = await JsonBody.ReadAsync(context, ApiJsonContext.Default.PlanDto);
        return body.Failed(out var error, out var dto) ? error.ToHttp() : await PlanAsync(id, dto, context, plans);
    }

    private static async Task<IResult> PlanAsync(string id, PlanDto dto, HttpContext context, ReleasePlans plans)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var assumed = Assumptions(dto.Assume);
        if (assumed.Failed(out var error, out var assumptions))
        {
            return error.ToHttp();
        }

        var request = new PlanRelease
        {
            Process = id,
            ProcessVersion = dto.Version,
            InputSet = dto.InputSet,
            Inputs = dto.Inputs.ToValues(),
            Group = dto.Group,
            Tags = [.. dto.Tags ?? []],
            Start = dto.Start,
            IsVisible = context.RequestServices.GetRequiredService<ReleaseAccess>().VisibleEntries(context),
            Assumptions = assumptions,
        };
        return (await plans.PlanAsync(request, origin.Actor, context.RequestAborted)).ToHttp(plan => ResultExtensions.Json(plan, Json));
    }

    private static Result<PlanAssumptions> Assumptions(Dictionary<string, string>? given)
    {
        var all = new PlanAssumptions();
        foreach (var (name, text) in given ?? [])
        {
            if (!Durations.TryParse(text, out var time) || all.With(name, time) is not { } changed)
            {
                return Query.Invalid("assume", $"{name}: {text}", $"a map with {string.Join(", ", PlanAssumptions.Names)} and lengths of time, such as pipeline: 5m");
            }

            all = changed;
        }

        return all;
    }
}
