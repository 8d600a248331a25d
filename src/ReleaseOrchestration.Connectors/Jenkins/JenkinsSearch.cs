using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>Looks for builds among the newest hundred of a job, and for items in the queue.</summary>
internal sealed class JenkinsSearch(JenkinsSettings settings, RunCalls calls)
{
    private const string Builds = "builds[number,url,queueId,actions[parameters[name,value]]]{0,100}";
    private const string Items = "items[id,actions[parameters[name,value]]]";

    /// <summary>What was started with a correlation; a build, or an item that waits.</summary>
    public async Task<Result<StartedRun>> ByCorrelationAsync(ImmutableArray<string> job, string correlation, CancellationToken cancellationToken)
    {
        // First the queue: what leaves it between the two calls is a build in the second.
        if ((await calls.JsonAsync(ApiCall.Get(Of(["queue"], Items)), cancellationToken)).Failed(out var error, out var queue)
            || (await BuildAsync(job, build => IsOf(build, correlation), cancellationToken)).Failed(out error, out var run))
        {
            return error;
        }

        var item = queue.Items("items").FirstOrDefault(item => IsOf(item, correlation));
        return run.Handle.Length == 0 && item.Number("id") is { } id ? JenkinsRun.OfQueue(job, id).ToStarted(settings.Root, default) : run;
    }

    /// <summary>The build that an item of the queue has become.</summary>
    public Task<Result<StartedRun>> ByItemAsync(ImmutableArray<string> job, long item, CancellationToken cancellationToken) =>
        BuildAsync(job, build => build.Number("queueId") == item, cancellationToken);

    private async Task<Result<StartedRun>> BuildAsync(ImmutableArray<string> job, Func<JsonElement, bool> wanted, CancellationToken cancellationToken)
    {
        if ((await calls.JsonAsync(ApiCall.Get(Of(JenkinsRun.Path(job), Builds)), cancellationToken)).Failed(out var error, out var list))
        {
            return error;
        }

        var build = list.Items("builds").FirstOrDefault(wanted);
        return build.Number("number") is { } number ? JenkinsRun.OfBuild(job, number).ToStarted(settings.Root, build) : StartedRun.Unknown;
    }

    private bool IsOf(JsonElement started, string correlation) => started.Items("actions").SelectMany(action => action.Items("parameters"))
        .Any(parameter => parameter.Text("name") == settings.CorrelationInput && parameter.Text("value") == correlation);

    private Uri Of(IEnumerable<string> path, string tree) => ApiAddress.Below(settings.Root, [.. path, "api", "json"], [("tree", tree)]);
}
