using DurableTask.Core;
using DurableTask.Core.History;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>An instance as the service keeps it.</summary>
internal sealed class DurableInstance(string id)
{
    public string Id { get; } = id;

    public string? ExecutionId { get; set; }

    public List<HistoryEvent> History { get; } = [];

    public List<TaskMessage> Inbox { get; } = [];

    public bool IsRunning { get; set; }

    public bool IsQueued { get; set; }

    public int Episodes { get; set; }

    public OrchestrationState? State { get; set; }

    public bool HasEnded => State?.OrchestrationStatus is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    public bool HasBegun => Episodes > 0;
}
