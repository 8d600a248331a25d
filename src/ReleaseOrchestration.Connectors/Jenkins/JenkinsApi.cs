using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>The remote access API of Jenkins: a start makes an item of the queue, and that becomes a build.</summary>
internal sealed class JenkinsApi(JenkinsSettings settings, RunCalls calls) : IRunApi
{
    private const int NotFound = 404;
    private readonly JenkinsCrumbs _crumbs = new(settings, calls);
    private readonly JenkinsSearch _search = new(settings, calls);

    public string Host => settings.Root.Authority;

    public bool CanFind => settings.CorrelationInput.Length > 0;

    public async Task<Result<Func<CancellationToken, Task<Result<StartedRun>>>>> PrepareAsync(RunOrder order, CancellationToken cancellationToken)
    {
        if (!JenkinsRun.TryParseJob(order.Pipeline, out var job))
        {
            return RunErrors.WrongPipeline(calls.Connector, order.Pipeline, "Write the path of a job such as `folder/job`.");
        }

        if (order.Ref.Length > 0 && settings.RefInput.Length == 0)
        {
            return RunErrors.NoPlaceForRef(calls.Connector, order.Ref);
        }

        if ((await _crumbs.ReadAsync(cancellationToken)).Failed(out var error, out var crumb))
        {
            return error;
        }

        var call = JenkinsStart.Call(settings, order, job) with { Headers = crumb };
        return (Func<CancellationToken, Task<Result<StartedRun>>>)(token => StartAsync(order, job, call, token));
    }

    public async Task<Result<StartedRun>> FindAsync(RunStart start, CancellationToken cancellationToken) =>
        JenkinsRun.TryParseJob(start.Pipeline, out var job) && CanFind ? await _search.ByCorrelationAsync(job, start.Correlation, cancellationToken) : StartedRun.Unknown;

    public async Task<Result<RunReport>> AskAsync(string handle, CancellationToken cancellationToken)
    {
        if (!JenkinsRun.TryParse(handle, settings.Root, out var run))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        return run.Queued is { } item ? await QueuedAsync(handle, run, item, cancellationToken) : await BuildAsync(handle, run, cancellationToken);
    }

    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadOutputsAsync(string handle, CancellationToken cancellationToken)
    {
        if (settings.OutputsFile.Length == 0)
        {
            return OutputsFile.None;
        }

        if (!JenkinsRun.TryParse(handle, settings.Root, out var run))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        var address = Of(run, ["artifact", .. settings.OutputsFile.Split('/')]);
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

    public async Task<ApplicationError?> StopAsync(string handle, CancellationToken cancellationToken)
    {
        if (!JenkinsRun.TryParse(handle, settings.Root, out var run))
        {
            return RunErrors.ForeignRun(handle, Host);
        }

        if (run.Queued is { } item)
        {
            if ((await QueuedAsync(handle, run, item, cancellationToken)).Failed(out var unknown, out var report))
            {
                return unknown.Code == RunErrors.UnknownRunCode ? null : unknown;
            }

            // It may have become a build meanwhile, which the queue does not stop.
            if (!JenkinsRun.TryParse(report.Run.Handle, settings.Root, out run))
            {
                return RunErrors.ForeignRun(report.Run.Handle, Host);
            }
        }

        var address = run.Queued is { } waiting
            ? ApiAddress.Below(settings.Root, ["queue", "cancelItem"], [("id", waiting.ToString(CultureInfo.InvariantCulture))])
            : Of(run, ["stop"]);
        return await PostAsync(address, cancellationToken);
    }

    private Uri Of(JenkinsRun run, IEnumerable<string> rest) =>
        ApiAddress.Below(settings.Root, [.. JenkinsRun.Path(run.Job), run.Number.ToString(CultureInfo.InvariantCulture), .. rest]);

    // Jenkins sends to the page of the job after it has done what was asked for.
    private async Task<ApplicationError?> PostAsync(Uri address, CancellationToken cancellationToken)
    {
        if ((await _crumbs.ReadAsync(cancellationToken)).Failed(out var error, out var crumb)
            || (await calls.SendAsync(new ApiCall(HttpMethod.Post, address) { Headers = crumb }, cancellationToken)).Failed(out error, out var reply))
        {
            return error;
        }

        return reply.Status is NotFound or (>= 300 and < 400) ? null : calls.Refusal(address, reply);
    }

    private async Task<Result<StartedRun>> StartAsync(RunOrder order, ImmutableArray<string> job, ApiCall call, CancellationToken cancellationToken)
    {
        if ((await calls.SendAsync(call, cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownPipeline(Host, order.Pipeline, string.Empty);
        }

        if (calls.Refusal(call.Address, reply) is { } refusal)
        {
            return refusal;
        }

        return JenkinsStart.ItemOf(reply) is { } item ? JenkinsRun.OfQueue(job, item).ToStarted(settings.Root, default) : StartedRun.Unknown;
    }

    private async Task<Result<RunReport>> QueuedAsync(string handle, JenkinsRun run, long item, CancellationToken cancellationToken)
    {
        var address = ApiAddress.Below(settings.Root, ["queue", "item", item.ToString(CultureInfo.InvariantCulture), "api", "json"]);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return await ForgottenAsync(handle, run, item, cancellationToken);
        }

        if (calls.Json(address, reply).Failed(out error, out var answer))
        {
            return error;
        }

        if (answer.At("cancelled").ValueKind == System.Text.Json.JsonValueKind.True)
        {
            return new RunReport(RunStatus.Cancelled, new StartedRun(handle, string.Empty, string.Empty), "The item was taken out of the queue.");
        }

        return answer.Number("executable", "number") is { } number
            ? new RunReport(RunStatus.Running, JenkinsRun.OfBuild(run.Job, number).ToStarted(settings.Root, answer.At("executable")))
            : new RunReport(RunStatus.Running, new StartedRun(handle, string.Empty, string.Empty));
    }

    // The queue forgets an item five minutes after it has become a build; the build remembers the item.
    private async Task<Result<RunReport>> ForgottenAsync(string handle, JenkinsRun run, long item, CancellationToken cancellationToken)
    {
        if ((await _search.ByItemAsync(run.Job, item, cancellationToken)).Failed(out var error, out var build))
        {
            return error;
        }

        return build.Handle.Length > 0 ? new RunReport(RunStatus.Running, build) : RunErrors.UnknownRun(Host, handle);
    }

    private async Task<Result<RunReport>> BuildAsync(string handle, JenkinsRun run, CancellationToken cancellationToken)
    {
        var address = Of(run, ["api", "json"]);
        if ((await calls.SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownRun(Host, handle);
        }

        return calls.Json(address, reply).Failed(out error, out var answer) ? error : JenkinsResults.Report(answer, run.ToStarted(settings.Root, answer));
    }
}
