using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>The REST interfaces of pipelines and builds. A run is a build of the same id; only the latter tells of parameters, attachments and cancelling.</summary>
internal sealed class AzureDevOpsApi(AzureDevOpsSettings settings, RunCalls calls) : IRunApi
{
    private const int BadRequest = 400;
    private const int NotFound = 404;
    private readonly AzureDevOpsAddresses _addresses = new(settings);
    private readonly AzureDevOpsOutputs _outputs = new(settings, calls);

    public string Host => settings.Organization.Authority;

    public bool CanFind => settings.CorrelationInput.Length > 0;

    public async Task<Result<Func<CancellationToken, Task<Result<StartedRun>>>>> PrepareAsync(RunOrder order, CancellationToken cancellationToken)
    {
        if ((await PipelineAsync(order.Pipeline, cancellationToken)).Failed(out var error, out var id))
        {
            return error;
        }

        var call = ApiCall.Start(_addresses.Runs(id), AzureDevOpsRunBody.Of(order, settings));
        return (Func<CancellationToken, Task<Result<StartedRun>>>)(token => StartAsync(order, call, token));
    }

    public async Task<Result<StartedRun>> FindAsync(RunStart start, CancellationToken cancellationToken)
    {
        if ((await PipelineAsync(start.Pipeline, cancellationToken)).Failed(out var error, out var pipeline))
        {
            return error;
        }

        var since = (start.At - TimeSpan.FromMinutes(2)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var address = _addresses.Builds(("definitions", pipeline.ToString(CultureInfo.InvariantCulture)), ("queryOrder", "queueTimeDescending"), ("minTime", since), ("$top", "100"));
        if ((await calls.JsonAsync(ApiCall.Get(address), cancellationToken)).Failed(out error, out var list))
        {
            return error;
        }

        var found = list.Items("value").FirstOrDefault(build => IsOf(build, start.Correlation));
        return found.Number("id") is { } id ? Started(id, found) : StartedRun.Unknown;
    }

    public async Task<Result<RunReport>> AskAsync(string handle, CancellationToken cancellationToken)
    {
        if (IdOf(handle) is not { } id)
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var address = _addresses.Build(id);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownRun(Host, handle);
        }

        return calls.Json(address, reply).Failed(out error, out var build) ? error : AzureDevOpsResults.Report(build, Started(id, build));
    }

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadOutputsAsync(string handle, CancellationToken cancellationToken) =>
        IdOf(handle) is { } id ? await _outputs.ReadAsync(handle, id, cancellationToken) : RunErrors.ForeignRun(handle, Host);

    public async Task<ApplicationError?> StopAsync(string handle, CancellationToken cancellationToken)
    {
        if (IdOf(handle) is not { } id)
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var call = new ApiCall(HttpMethod.Patch, _addresses.Build(id)) { Body = """{"status":"cancelling"}"""u8.ToArray() };
        if ((await calls.SendAsync(call, cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        // A build that has ended is refused with 400.
        return reply.Status is NotFound or BadRequest ? null : calls.Refusal(call.Address, reply);
    }

    // Newer servers tell the parameters; what was set at the start stands in a text with JSON in it.
    private bool IsOf(JsonElement build, string correlation) =>
        build.Text("templateParameters", settings.CorrelationInput) == correlation || build.Text("parameters").Contains($"\"{correlation}\"", StringComparison.Ordinal);

    private async Task<Result<StartedRun>> StartAsync(RunOrder order, ApiCall call, CancellationToken cancellationToken)
    {
        if ((await calls.StartAsync(call, order.Pipeline, cancellationToken)).Failed(out var error, out var answer))
        {
            return error;
        }

        return answer is { } run && run.Number("id") is { } id ? Started(id, run) : StartedRun.Unknown;
    }

    private StartedRun Started(long id, JsonElement answer)
    {
        var key = ExternalKeys.AzureDevOps(settings.Organization, id);
        return new StartedRun(key, key, answer.Link("_links", "web", "href"));
    }

    private long? IdOf(string handle) =>
        long.TryParse(handle.Split('/')[^1], CultureInfo.InvariantCulture, out var id) && handle == ExternalKeys.AzureDevOps(settings.Organization, id) ? id : null;

    /// <summary>A pipeline is named by its id, or by its name.</summary>
    private async Task<Result<long>> PipelineAsync(string pipeline, CancellationToken cancellationToken)
    {
        if (long.TryParse(pipeline, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        if ((await calls.PipelineAsync(_addresses.Definitions(pipeline), pipeline, cancellationToken)).Failed(out var error, out var list))
        {
            return error;
        }

        // A star in a name would find others.
        var ids = list.Items("value").Where(item => string.Equals(item.Text("name"), pipeline, StringComparison.OrdinalIgnoreCase)).Select(item => item.Number("id")).OfType<long>().ToArray();
        return ids.Length switch
        {
            1 => ids[0],
            0 => RunErrors.UnknownPipeline(Host, pipeline, string.Empty),
            _ => RunErrors.WrongPipeline(calls.Connector, pipeline, $"Pipelines of that name are in several folders; write one of the ids {string.Join(", ", ids)}."),
        };
    }
}
