using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>The call that starts a workflow.</summary>
internal sealed class GitHubDispatch(GitHubSettings settings, RunCalls calls, GitHubWorkflow workflow)
{
    private const string Details = "return_run_details";
    private const int NoContent = 204;
    private const int NotFound = 404;
    private readonly Uri _address = ApiAddress.Below(settings.Root, ["repos", workflow.Owner, workflow.Repository, "actions", "workflows", workflow.Name, "dispatches"]);

    public async Task<Result<StartedRun>> SendAsync(RunOrder order, string branch, CancellationToken cancellationToken)
    {
        if ((await calls.SendAsync(Call(order, branch, withDetails: true), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (IsTooOld(reply) && (await calls.SendAsync(Call(order, branch, withDetails: false), cancellationToken)).Failed(out error, out reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownPipeline(settings.Host, order.Pipeline, reply.Message(calls.Secrets));
        }

        return calls.Refusal(_address, reply) is { } refusal ? refusal : Started(reply);
    }

    // Enterprise servers up to 3.19 refuse members that they do not know, and start nothing.
    private static bool IsTooOld(HttpReply reply) => reply.Status is 400 or 422 && reply.Body.Contains(Details, StringComparison.Ordinal);

    private ApiCall Call(RunOrder order, string branch, bool withDetails)
    {
        var inputs = new JsonObject(order.Texts(settings.CorrelationInput).Select(input => KeyValuePair.Create(input.Key, (JsonNode?)JsonValue.Create(input.Value))));
        var body = new JsonObject { ["ref"] = branch, ["inputs"] = inputs };
        if (withDetails)
        {
            body[Details] = true;
        }

        return ApiCall.Start(_address, body);
    }

    // Whatever the body says, this status means that there is a run now.
    private StartedRun Started(HttpReply reply)
    {
        if (reply.Status == NoContent || reply.IsCut)
        {
            return StartedRun.Unknown;
        }

        try
        {
            using var answer = JsonDocument.Parse(reply.Bytes);
            return answer.RootElement.Number("workflow_run_id") is { } id ? GitHubRun.Started(settings.Host, workflow.Owner, workflow.Repository, id, answer.RootElement) : StartedRun.Unknown;
        }
        catch (JsonException)
        {
            return StartedRun.Unknown;
        }
    }
}
