using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>The REST API of GitLab CI/CD. A project has one pipeline, so that the project names it.</summary>
internal sealed class GitLabApi(GitLabSettings settings, RunCalls calls) : IRunApi
{
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int MaxCandidates = 30;
    private readonly GitLabOutputs _outputs = new(settings, calls);

    public string Host => settings.Root.Authority;

    public bool CanFind => settings.CorrelationInput.Length > 0;

    public async Task<Result<Func<CancellationToken, Task<Result<StartedRun>>>>> PrepareAsync(RunOrder order, CancellationToken cancellationToken)
    {
        if (!ApiAddress.IsPart(order.Pipeline))
        {
            return RunErrors.WrongPipeline(calls.Connector, order.Pipeline, "Write the path of a project such as `group/app`, or its number.");
        }

        if ((await BranchAsync(order, cancellationToken)).Failed(out var error, out var branch))
        {
            return error;
        }

        var call = ApiCall.Start(Of(order.Pipeline, "pipeline"), GitLabPipelineBody.Of(order, branch, settings));
        return (Func<CancellationToken, Task<Result<StartedRun>>>)(token => StartAsync(order, call, token));
    }

    public async Task<Result<StartedRun>> FindAsync(RunStart start, CancellationToken cancellationToken)
    {
        if (!CanFind)
        {
            return StartedRun.Unknown;
        }

        var since = (start.At - TimeSpan.FromMinutes(2)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var address = ApiAddress.Below(
            settings.Root, ["api", "v4", "projects", start.Pipeline, "pipelines"], [("source", "api"), ("updated_after", since), ("order_by", "id"), ("sort", "desc"), ("per_page", $"{MaxCandidates}")]);
        if ((await calls.JsonAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var list))
        {
            return error;
        }

        foreach (var item in list.Items())
        {
            if ((await IsOfAsync(item, start, cancellationToken)).Failed(out error, out var isOf))
            {
                return error;
            }

            if (isOf)
            {
                return GitLabPipeline.Started(Host, item);
            }
        }

        return StartedRun.Unknown;
    }

    public async Task<Result<RunReport>> AskAsync(string handle, CancellationToken cancellationToken)
    {
        if (!GitLabPipeline.TryParse(handle, Host, out var pipeline))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var address = Of(pipeline.Project, "pipelines", pipeline.Id);
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
            : GitLabStatuses.Report(answer, new StartedRun(handle, handle, answer.Link("web_url")));
    }

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadOutputsAsync(string handle, CancellationToken cancellationToken) =>
        GitLabPipeline.TryParse(handle, Host, out var pipeline) ? await _outputs.ReadAsync(handle, pipeline, cancellationToken) : RunErrors.ForeignRun(handle, Host);

    public async Task<ApplicationError?> StopAsync(string handle, CancellationToken cancellationToken)
    {
        if (!GitLabPipeline.TryParse(handle, Host, out var pipeline))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        // A pipeline that has ended stays as it is, and the answer is a success all the same.
        var address = Of(pipeline.Project, "pipelines", pipeline.Id, "cancel");
        if ((await calls.SendAsync(new ApiCall(HttpMethod.Post, address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        return reply.Status == NotFound ? null : calls.Refusal(address, reply);
    }

    private Uri Of(string project, params ReadOnlySpan<string> rest) => ApiAddress.Below(settings.Root, ["api", "v4", "projects", project, .. rest]);

    private async Task<Result<bool>> IsOfAsync(JsonElement item, RunStart start, CancellationToken cancellationToken)
    {
        if (item.Number("id") is not { } id)
        {
            return false;
        }

        var address = Of(start.Pipeline, "pipelines", id.ToString(CultureInfo.InvariantCulture), "variables");
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        // Of pipelines that others started the variables may be hidden; its own are not.
        if (reply.Status is Forbidden or NotFound)
        {
            return false;
        }

        return calls.Json(address, reply).Failed(out error, out var variables)
            ? error
            : variables.Items().Any(variable => variable.Text("key") == settings.CorrelationInput && variable.Text("value") == start.Correlation);
    }

    private async Task<Result<StartedRun>> StartAsync(RunOrder order, ApiCall call, CancellationToken cancellationToken)
    {
        if ((await calls.StartAsync(call, order.Pipeline, cancellationToken)).Failed(out var error, out var answer))
        {
            return error;
        }

        return answer is { } pipeline ? GitLabPipeline.Started(Host, pipeline) : StartedRun.Unknown;
    }

    private async Task<Result<string>> BranchAsync(RunOrder order, CancellationToken cancellationToken)
    {
        if (order.Ref.Length > 0)
        {
            return order.Ref;
        }

        return (await calls.PipelineAsync(Of(order.Pipeline), order.Pipeline, cancellationToken)).Failed(out var error, out var project) ? error : project.Text("default_branch");
    }
}
