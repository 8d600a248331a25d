using DurableTask.Core;
using DurableTask.Core.Query;

namespace ReleaseOrchestration.Durable.Tests.Service;

internal sealed partial class ManualDurableService : IOrchestrationServiceClient, IOrchestrationServiceQueryClient, IOrchestrationServicePurgeClient
{
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => SendTaskOrchestrationMessageAsync(creationMessage);

    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[] dedupeStatuses) => SendTaskOrchestrationMessageAsync(creationMessage);

    public Task SendTaskOrchestrationMessageAsync(TaskMessage message)
    {
        lock (_gate)
        {
            Send(message);
        }

        return Task.CompletedTask;
    }

    public async Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        foreach (var message in messages)
        {
            await SendTaskOrchestrationMessageAsync(message);
        }
    }

    public async Task<OrchestrationState> WaitForOrchestrationAsync(string instanceId, string executionId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (Find(instanceId) is not { HasEnded: true })
        {
            await glances.WaitForNextTickAsync(cancellationToken);
        }

        return Find(instanceId)!.State!;
    }

    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => throw new NotSupportedException("Nothing is terminated: an abort is a message.");

    public async Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        await GetOrchestrationStateAsync(instanceId, executionId: null!) is { } state ? [state] : [];

    public Task<OrchestrationState> GetOrchestrationStateAsync(string instanceId, string executionId) => Task.FromResult(Find(instanceId)?.State!);

    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string executionId) => throw new NotSupportedException();

    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType) => throw new NotSupportedException();

    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        var found = Instances().Where(i => query.InstanceIdPrefix is null || i.Id.StartsWith(query.InstanceIdPrefix, StringComparison.Ordinal)).Select(i => i.State!);
        return Task.FromResult(new OrchestrationQueryResult([.. found], continuationToken: null));
    }

    public Task<PurgeResult> PurgeInstanceStateAsync(string instanceId)
    {
        lock (_gate)
        {
            return Task.FromResult(new PurgeResult(_instances.Remove(instanceId) ? 1 : 0));
        }
    }

    public Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter) => throw new NotSupportedException();
}
