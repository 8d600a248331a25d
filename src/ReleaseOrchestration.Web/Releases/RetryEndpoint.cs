using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Lets a node on hold try again, after a process if one is named.</summary>
internal static class RetryEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/releases/{id}/nodes/{path}/retry", RetryAsync).RequireRole(Role.Operator).Idempotent()
            .Describe("Actions", "Try a node on hold again: with changed inputs if need be, and after a process if one is named")
            .Takes<RetryDto>().Gives<SignalAnswerDto>(202).Refuses(404, 409, 422);

    private static async Task<IResult> RetryAsync(string id, string path, HttpContext context, ReleaseRetries retries)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.RetryDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        var node = NodePath.Decode(path);
        var request = new RetryRequest(dto.Reason ?? string.Empty, dto.Attempt, dto.Inputs.ToValues(), dto.Process ?? string.Empty, dto.ProcessInputs.ToValues());
        var result = await retries.RetryAsync(id, node, request, origin, context.RequestAborted);
        return result.ToHttp(context, SignalRequest.Location(id, node));
    }
}
