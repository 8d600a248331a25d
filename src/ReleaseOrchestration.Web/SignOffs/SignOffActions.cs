using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What people do about sign-offs besides deciding one: pass a vote on, reassign a seat, decide many at once.</summary>
internal static class SignOffActions
{
    /// <summary>How many decisions one request may hold.</summary>
    public const int MostDecisions = 100;

    private const string Tag = "Sign-offs";
    private const string Node = "/releases/{id}/nodes/{path}";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(Node + "/delegate", DelegateAsync).RequireRole(Role.Approver).Idempotent().Describe(Tag, "Let somebody else decide in the caller's place; naming oneself takes it back")
            .Takes<DelegationDto>().Gives<SignalAnswerDto>(202).Refuses(403, 404, 409, 422);
        api.MapPost(Node + "/reassign", ReassignAsync).RequireRole(Role.Admin).Idempotent().Describe(Tag, "Give an open seat of a sign-off to somebody else; a reason is required")
            .Takes<DelegationDto>().Gives<SignalAnswerDto>(202).Refuses(403, 404, 409, 422);
        api.MapPost("/sign-offs/decide", DecideManyAsync).RequireRole(Role.Approver).Scoped(ScopeRule.ChecksItself).Idempotent().Describe(Tag, "Decide many sign-offs; each is checked by its own rule and answered by itself")
            .Takes<BulkDecisionsDto>().Gives<BulkAnswersDto>(200).Refuses(422);
    }

    private static Task<IResult> DelegateAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.DelegationDto, id, NodePath.Decode(path), "delegate", (dto, origin, signalId) =>
            string.IsNullOrWhiteSpace(dto.To)
                ? Missing("to", "user:bob or group:qa")
                : new DelegateSignOff
                {
                    SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty, To = dto.To, Seat = dto.Seat ?? string.Empty,
                });

    private static Task<IResult> ReassignAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.DelegationDto, id, NodePath.Decode(path), "reassign", (dto, origin, signalId) =>
        {
            if (string.IsNullOrWhiteSpace(dto.To) || string.IsNullOrWhiteSpace(dto.Seat))
            {
                return string.IsNullOrWhiteSpace(dto.To) ? Missing("to", "user:bob or group:qa") : Missing("seat", "user:alice");
            }

            return new ReassignSignOff
            {
                SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty, To = dto.To, Seat = dto.Seat,
            };
        });

    private static ApplicationError Missing(string member, string example) => new(ErrorCodes.InvalidValue, 422, $"'{member}' is required, such as {example}.");

    private static async Task<IResult> DecideManyAsync(HttpContext context, ReleaseSignals signals, ReleaseAccess access)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.BulkDecisionsDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        if (dto.Decisions is not { Length: > 0 and <= MostDecisions } decisions)
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'decisions' is required: 1 to {MostDecisions} decisions, each with releaseId, path and decision.").ToHttp();
        }

        var refusals = context.RequestServices.GetRequiredService<RefusalAudit>();
        var answers = new List<BulkAnswerDto>();
        foreach (var decision in decisions)
        {
            var outside = await access.ActingAsync(context, Role.Approver, decision.ReleaseId ?? string.Empty, decision.Path);
            var answer = outside is null
                ? await DecideAsync(decision, origin, signals, context.RequestAborted)
                : Answer(decision.ReleaseId ?? string.Empty, decision.Path ?? string.Empty, outside);
            answers.Add(answer);
            if (answer.Accepted == false)
            {
                await refusals.RecordAsync("decision.refused", $"releases/{answer.ReleaseId}/nodes/{answer.Path}", origin.Actor, answer.Code ?? string.Empty, answer.Message, [], CancellationToken.None);
            }
        }

        var summary = new BulkAnswersDto([.. answers], answers.Count(a => a.Accepted == true), answers.Count(a => a.Accepted == false));
        return ResultExtensions.Json(summary, ApiJsonContext.Readable.BulkAnswersDto);
    }

    private static async Task<BulkAnswerDto> DecideAsync(BulkDecisionDto dto, Origin origin, ReleaseSignals signals, CancellationToken cancellationToken)
    {
        var (id, path) = (dto.ReleaseId ?? string.Empty, dto.Path ?? string.Empty);
        var decision = Words.Parse<SignOffDecision>("decision", dto.Decision);
        var invalid = id.Length == 0 || path.Length == 0 ? Missing(id.Length == 0 ? "releaseId" : "path", "the release and the path of a sign-off") : decision.Error;
        var result = invalid is not null ? invalid : await signals.SendAsync(
            id,
            path,
            "decide",
            signalId => new DecideSignOff
            {
                SignalId = signalId,
                Actor = origin.Actor,
                Groups = origin.Groups,
                Decision = decision.Value,
                Attempt = dto.Attempt,
                Comment = dto.Comment ?? string.Empty,
                Fields = dto.Fields.ToValues(),
            },
            origin,
            cancellationToken);
        return Answer(id, path, result);
    }

    private static BulkAnswerDto Answer(string id, string path, Result<SignalReply?> result)
    {
        var refusal = result.Error ?? (result.Value is { Accepted: false } reply ? SignalAnswers.Refusal(reply) : null);
        if (refusal is not null)
        {
            return new BulkAnswerDto(id, path, refusal.Status, Accepted: false, refusal.Message, refusal.Code, [.. refusal.Problems.Select(p => p.Message)]);
        }

        return new BulkAnswerDto(id, path, StatusCodes.Status202Accepted, result.Value?.Accepted, result.Value?.Message ?? "The request is on its way; look at the sign-off to see what came of it.");
    }
}
