using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;

namespace ReleaseOrchestration.Durable.Tests.Service;

internal sealed partial class ManualDurableService : IOrchestrationService
{
    private const int Most = 10_000;

    public int TaskOrchestrationDispatcherCount => 1;

    public int MaxConcurrentTaskOrchestrationWorkItems => Most;

    public int TaskActivityDispatcherCount => 1;

    public int MaxConcurrentTaskActivityWorkItems => Most;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    public Task StartAsync() => Task.CompletedTask;

    public Task StopAsync() => Task.CompletedTask;

    public Task StopAsync(bool isForced) => Task.CompletedTask;

    public Task CreateAsync() => Task.CompletedTask;

    public Task CreateAsync(bool recreateInstanceStore) => Task.CompletedTask;

    public Task CreateIfNotExistsAsync() => Task.CompletedTask;

    public Task DeleteAsync() => Task.CompletedTask;

    public Task DeleteAsync(bool deleteInstanceStore) => Task.CompletedTask;

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => 0;

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => 0;

    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var instance = await _ready.Reader.ReadAsync(cancellationToken);
        lock (_gate)
        {
            (instance.IsQueued, instance.IsRunning) = (false, true);
            var messages = instance.Inbox.ToList();
            instance.Inbox.Clear();
            return new TaskOrchestrationWorkItem
            {
                InstanceId = instance.Id,
                OrchestrationRuntimeState = new OrchestrationRuntimeState([.. instance.History]),
                NewMessages = messages,
                LockedUntilUtc = DateTime.MaxValue,
            };
        }
    }

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        lock (_gate)
        {
            var instance = _instances[workItem.InstanceId];
            Save(instance, newOrchestrationRuntimeState, orchestrationState);
            foreach (var activity in outboundMessages)
            {
                var key = (instance.Id, ((TaskScheduledEvent)activity.Event).Name!);
                Calls[key] = Calls.GetValueOrDefault(key) + 1;
                Take(activity);
            }

            foreach (var message in orchestratorMessages.Concat(timerMessages))
            {
                Send(message);
            }

            ReleaseLate(_random.Next(2));
        }

        return Task.CompletedTask;
    }

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        lock (_gate)
        {
            _instances[workItem.InstanceId].Inbox.InsertRange(0, workItem.NewMessages);
        }

        return Task.CompletedTask;
    }

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        lock (_gate)
        {
            var instance = _instances[workItem.InstanceId];
            instance.IsRunning = false;
            Offer(instance);
            Done();
        }

        return Task.CompletedTask;
    }

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var message = await _activities.Reader.ReadAsync(cancellationToken);
        return new TaskActivityWorkItem { Id = Interlocked.Increment(ref _order).ToString(CultureInfo.InvariantCulture), LockedUntilUtc = DateTime.MaxValue, TaskMessage = message };
    }

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        lock (_gate)
        {
            Send(responseMessage);
            if (IsEffect(workItem.TaskMessage))
            {
                _busy--;
            }
            else
            {
                Done();
            }
        }

        return Task.CompletedTask;
    }

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        _activities.Writer.TryWrite(workItem.TaskMessage);
        return Task.CompletedTask;
    }

    // The dispatcher stamps its turns with the real clock; the same turns went to the worker with ours.
    private void Save(DurableInstance instance, OrchestrationRuntimeState state, OrchestrationState status)
    {
        var execution = state.OrchestrationInstance!.ExecutionId;
        if (instance.ExecutionId != execution)
        {
            instance.History.Clear();
            instance.ExecutionId = execution;
        }

        foreach (var history in state.NewEvents)
        {
            history.Timestamp = Now.UtcDateTime;
            instance.History.Add(history);
        }

        status.Tags ??= new Dictionary<string, string>(StringComparer.Ordinal);
        instance.Episodes++;
        instance.State = status;
    }
}
