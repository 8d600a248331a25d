using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Starts the subprocess of a task.</summary>
internal static class TaskProcessEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/releases/{id}/nodes/{path}/tasks/{taskId}/start", StartAsync).RequireRole(Role.Operator, Role.Approver).Idempotent().Describe("Actions", "Start the subprocess of a task, again if need be")
            .Takes<StartProcessDto>().Gives<SignalAnswerDto>(202).Refuses(404, 409, 422);

    private static async Task<IResult> StartAsync(string id, string path, string taskId, HttpContext context, TaskProcesses processes)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.StartProcessDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        var node = NodePath.Decode(path);
        var result = await processes.StartAsync(id, node, taskId, dto.Inputs.ToValues(), dto.Reason ?? string.Empty, origin, context.RequestAborted);
        return result.ToHttp(context, SignalRequest.Location(id, node));
    }
}
