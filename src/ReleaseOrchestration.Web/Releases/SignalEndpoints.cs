using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.SignOffs;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>What people ask of a running release and its nodes.</summary>
internal static class SignalEndpoints
{
    private const string Tag = "Actions";
    private const string Node = "/releases/{id}/nodes/{path}";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/releases/{id}/pause", PauseAsync).RequireRole(Role.Operator).Signal<ReasonDto>("Pause a release: nothing new starts");
        api.MapPost("/releases/{id}/resume", ResumeAsync).RequireRole(Role.Operator).Signal<ReasonDto>("Let a paused release go on");
        api.MapPost("/releases/{id}/abort", AbortAsync).RequireRole(Role.Operator).Signal<ReasonDto>("Abort a release; a reason is required");
        api.MapPost("/releases/{id}/break-glass", BreakGlassEndpoint.SendAsync).RequireRole(Role.Operator).Signal<BreakGlassDto>("Ask to break a freeze for a release, or confirm it as a second person");
        api.MapPost("/releases/{id}/skip", SkipAsync).RequireRole(Role.Operator).Signal<SkipDto>("Skip a node that has not started");
        api.MapPost(Node + "/ignore", IgnoreAsync).RequireRole(Role.Operator).Signal<SignalDto>("Go on without a node on hold, with outputs in its place if need be");
        api.MapPost(Node + "/fail", FailAsync).RequireRole(Role.Operator).Signal<SignalDto>("Let a node on hold fail");
        api.MapPost(Node + "/end-wait", EndWaitAsync).RequireRole(Role.Operator).Signal<ReasonDto>("End a soak early");
        api.MapPost(Node + "/tasks/{taskId}", TaskAsync).RequireRole(Role.Operator, Role.Approver).Signal<TaskDto>("Change the status of a task");
        api.MapPost(Node + "/fields", FieldsAsync).RequireRole(Role.Operator, Role.Approver).Signal<FieldsDto>("Tell fields");
        api.MapPost(Node + "/decide", DecideAsync).RequireRole(Role.Approver).Signal<DecisionDto>("Decide a sign-off");
    }

    private static void Signal<T>(this RouteHandlerBuilder endpoint, string summary)
        where T : notnull =>
        endpoint.Idempotent().Describe(Tag, summary).Takes<T>().Gives<SignalAnswerDto>(202).Refuses(403, 404, 409, 422);

    private static Task<IResult> PauseAsync(string id, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.ReasonDto, id, string.Empty, "pause", (dto, origin, signalId) =>
            new PauseRelease { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty });

    private static Task<IResult> ResumeAsync(string id, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.ReasonDto, id, string.Empty, "resume", (dto, origin, signalId) =>
            new ResumeRelease { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty });

    private static Task<IResult> AbortAsync(string id, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.ReasonDto, id, string.Empty, "abort", (dto, origin, signalId) =>
            new AbortRelease { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty });

    private static async Task<IResult> SkipAsync(string id, HttpContext context, ReleaseSignals signals)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.SkipDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        if (string.IsNullOrEmpty(dto.Path))
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'path' is required: the node to skip, such as 'build.build_a'.").ToHttp();
        }

        var result = await signals.SkipAsync(id, dto.Path, dto.Reason ?? string.Empty, origin, context.RequestAborted);
        return result.ToHttp(context, SignalRequest.Location(id, dto.Path));
    }

    private static Task<IResult> IgnoreAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        NodeAsync(id, path, context, signals, "ignore", (dto, origin, signalId) => new IgnoreNode
        {
            SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty, Attempt = dto.Attempt, Outputs = dto.Outputs.ToValues(),
        });

    private static Task<IResult> FailAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        NodeAsync(id, path, context, signals, "fail", (dto, origin, signalId) => new FailNode
        {
            SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty, Attempt = dto.Attempt,
        });

    private static Task<IResult> NodeAsync(
        string id, string path, HttpContext context, ReleaseSignals signals, string action, Func<SignalDto, Origin, string, Result<Signal>> make) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.SignalDto, id, NodePath.Decode(path), action, make);

    private static Task<IResult> EndWaitAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.ReasonDto, id, NodePath.Decode(path), "end-wait", (dto, origin, signalId) =>
            new EndWait { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Reason = dto.Reason ?? string.Empty });

    private static Task<IResult> TaskAsync(string id, string path, string taskId, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.TaskDto, id, NodePath.Decode(path), $"task {taskId}", (dto, origin, signalId) =>
            Words.Parse<TaskState>("status", dto.Status) is { Error: { } error }
                ? error
                : new SetTask
                {
                    SignalId = signalId,
                    Actor = origin.Actor,
                    Groups = origin.Groups,
                    TaskId = taskId,
                    Status = Words.Parse<TaskState>("status", dto.Status).Value,
                    Comment = dto.Comment ?? string.Empty,
                });

    private static Task<IResult> FieldsAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.FieldsDto, id, NodePath.Decode(path), "fields", (dto, origin, signalId) =>
            dto.Fields is not { Count: > 0 }
                ? new ApplicationError(ErrorCodes.InvalidValue, 422, "'fields' is required: a map from field ids to values.")
                : new SetFields { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Fields = dto.Fields.ToValues() });

    private static Task<IResult> DecideAsync(string id, string path, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.DecisionDto, id, NodePath.Decode(path), "decide", (dto, origin, signalId) =>
            Words.Parse<SignOffDecision>("decision", dto.Decision) is { Error: { } error }
                ? error
                : new DecideSignOff
                {
                    SignalId = signalId,
                    Actor = origin.Actor,
                    Groups = origin.Groups,
                    Decision = Words.Parse<SignOffDecision>("decision", dto.Decision).Value,
                    Attempt = dto.Attempt,
                    Comment = dto.Comment ?? string.Empty,
                    Fields = dto.Fields.ToValues(),
                });
}
