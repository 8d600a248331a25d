using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>The REST API of GitHub Actions.</summary>
internal sealed class GitHubApi(GitHubSettings settings, RunCalls calls, ExternalRuns claimed) : IRunApi
{
    private const int NotFound = 404;
    private const int Conflict = 409;
    private readonly GitHubOutputs _outputs = new(settings, calls);

    public string Host => settings.Host;

    public bool CanFind => settings.CorrelationInput.Length > 0;

    public async Task<Result<Func<CancellationToken, Task<Result<StartedRun>>>>> PrepareAsync(RunOrder order, CancellationToken cancellationToken)
    {
        if (!GitHubWorkflow.TryParse(order.Pipeline, settings.Repository, out var workflow))
        {
            return RunErrors.WrongPipeline(calls.Connector, order.Pipeline, "Write `owner/repository/build.yml`, or `build.yml` where the connector has a `repository`.");
        }

        if ((await BranchAsync(workflow, order, cancellationToken)).Failed(out var error, out var branch))
        {
            return error;
        }

        var dispatch = new GitHubDispatch(settings, calls, workflow);
        return (Func<CancellationToken, Task<Result<StartedRun>>>)(token => dispatch.SendAsync(order, branch, token));
    }

    public async Task<Result<StartedRun>> FindAsync(RunStart start, CancellationToken cancellationToken)
    {
        if (!GitHubWorkflow.TryParse(start.Pipeline, settings.Repository, out var workflow))
        {
            return StartedRun.Unknown;
        }

        // The clocks of both sides differ a little; where only the time tells runs apart, as little as possible.
        var since = start.At - TimeSpan.FromSeconds(CanFind ? 120 : 2);
        var created = $">={since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
        var address = ApiAddress.Below(
            settings.Root,
            ["repos", workflow.Owner, workflow.Repository, "actions", "workflows", workflow.Name, "runs"],
            [("event", "workflow_dispatch"), ("created", created), ("per_page", "100")]);
        if ((await calls.JsonAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var list))
        {
            return error;
        }

        var found = await CandidatesAsync(workflow, start, list, cancellationToken);
        return found.Count <= 1 ? found.FirstOrDefault() ?? StartedRun.Unknown : RunErrors.SeveralRuns(Host, start.Pipeline);
    }

    public async Task<Result<RunReport>> AskAsync(string handle, CancellationToken cancellationToken)
    {
        if (!GitHubRun.TryParse(handle, Host, out var run))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var address = Of(run);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownRun(Host, handle);
        }

        return calls.Json(address, reply).Failed(out error, out var answer)
            ? error
            : GitHubConclusions.Report(answer, GitHubRun.Started(Host, run.Owner, run.Repository, run.Id, answer));
    }

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadOutputsAsync(string handle, CancellationToken cancellationToken) =>
        GitHubRun.TryParse(handle, Host, out var run) ? await _outputs.ReadAsync(handle, Of(run), cancellationToken) : RunErrors.ForeignRun(handle, Host);

    public async Task<ApplicationError?> StopAsync(string handle, CancellationToken cancellationToken)
    {
        if (!GitHubRun.TryParse(handle, Host, out var run))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var address = Of(run, "cancel");
        if ((await calls.SendAsync(new ApiCall(HttpMethod.Post, address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        return reply.Status is NotFound or Conflict ? null : calls.Refusal(address, reply);
    }

    private Uri Of(GitHubRun run, params ReadOnlySpan<string> rest) =>
        ApiAddress.Below(settings.Root, ["repos", run.Owner, run.Repository, "actions", "runs", run.Id.ToString(CultureInfo.InvariantCulture), .. rest]);

    private async Task<Result<string>> BranchAsync(GitHubWorkflow workflow, RunOrder order, CancellationToken cancellationToken)
    {
        if (order.Ref.Length > 0)
        {
            return order.Ref;
        }

        var address = ApiAddress.Below(settings.Root, ["repos", workflow.Owner, workflow.Repository]);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownPipeline(Host, order.Pipeline, reply.Message(calls.Secrets));
        }

        return calls.Json(address, reply).Failed(out error, out var repository) ? error : repository.Text("default_branch");
    }

    private async Task<List<StartedRun>> CandidatesAsync(GitHubWorkflow workflow, RunStart start, JsonElement list, CancellationToken cancellationToken)
    {
        var found = new List<StartedRun>();
        foreach (var item in list.Items("workflow_runs"))
        {
            if (item.Number("id") is not { } id || (CanFind && !IsNamed(item, start.Correlation)))
            {
                continue;
            }

            var run = GitHubRun.Started(Host, workflow.Owner, workflow.Repository, id, item);
            var owner = CanFind ? null : await claimed.FindAsync(run.ExternalKey, cancellationToken);
            if (owner is null || owner.IdempotencyKey == start.Key)
            {
                found.Add(run);
            }
        }

        return found;
    }

    private static bool IsNamed(JsonElement run, string correlation) =>
        run.Text("display_title").Contains(correlation, StringComparison.Ordinal) || run.Text("name").Contains(correlation, StringComparison.Ordinal);
}
