using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>Reads one file out of the artifacts of one job.</summary>
internal sealed class GitLabOutputs(GitLabSettings settings, RunCalls calls)
{
    private const int NotFound = 404;

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadAsync(string handle, GitLabPipeline pipeline, CancellationToken cancellationToken)
    {
        if (settings.OutputsJob.Length == 0 || settings.OutputsFile.Length == 0)
        {
            return OutputsFile.None;
        }

        var list = ApiAddress.Below(
            settings.Root, ["api", "v4", "projects", pipeline.Project, "pipelines", pipeline.Id, "jobs"], [("scope[]", "success"), ("per_page", "100")]);
        if ((await calls.JsonAsync(ApiCall.Get(list), cancellationToken)).Failed(out var error, out var jobs))
        {
            return error;
        }

        // A job that was made again is in the list once, as it is now.
        var job = jobs.Items().FirstOrDefault(item => item.Text("name") == settings.OutputsJob);
        return job.Number("id") is { } id ? await FileAsync(handle, pipeline, id, cancellationToken) : OutputsFile.None;
    }

    private async Task<Result<ImmutableSortedDictionary<string, DataValue>>> FileAsync(string handle, GitLabPipeline pipeline, long job, CancellationToken cancellationToken)
    {
        var address = ApiAddress.Below(
            settings.Root, ["api", "v4", "projects", pipeline.Project, "jobs", job.ToString(CultureInfo.InvariantCulture), "artifacts", .. settings.OutputsFile.Split('/')]);
        if ((await calls.SendAsync(ApiCall.Get(address) with { Accept = "*/*" }, cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return OutputsFile.None;
        }

        return calls.Refusal(address, reply) is { } refusal ? refusal : OutputsFile.Read(handle, reply);
    }
}
