using System.Threading.Channels;
using DurableTask.Core;
using DurableTask.Core.History;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>
/// A durable service in memory on a clock that is moved by hand. Like Azure Storage it loses events for instances that have not begun or have ended, and delivers at least once.
/// </summary>
internal sealed partial class ManualDurableService(DateTimeOffset start, DurableFaults faults)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(faults.Seed);
    private readonly Dictionary<string, DurableInstance> _instances = new(StringComparer.Ordinal);
    private readonly Channel<DurableInstance> _ready = Channel.CreateUnbounded<DurableInstance>();
    private readonly Channel<TaskMessage> _activities = Channel.CreateUnbounded<TaskMessage>();
    private readonly PriorityQueue<TaskMessage, (DateTime Due, long Order)> _timers = new();
    private readonly List<TaskMessage> _late = [];
    private readonly Queue<object> _turns = new();
    private bool _isTaken;
    private long _order;
    private int _busy;

    public DateTimeOffset Now { get; private set; } = start;

    public int Lost { get; private set; }

    public int Repeated { get; private set; }

    /// <summary>Whether all events get lost at the moment.</summary>
    public bool LosesEvents { get; set; }

    /// <summary>The instances that were begun, one entry for each time.</summary>
    public List<string> Begun { get; } = [];

    /// <summary>Activity functions that were called, by the instance that called them and their name.</summary>
    public Dictionary<(string Instance, string Name), int> Calls { get; } = [];

    /// <summary>How many activity functions run that do not count as work: they wait for something outside.</summary>
    public Func<int> Waiting { get; set; } = static () => 0;

    public DurableInstance? Find(string id)
    {
        lock (_gate)
        {
            return _instances.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<DurableInstance> Instances()
    {
        lock (_gate)
        {
            return [.. _instances.Values];
        }
    }

    /// <summary>What an instance has lived through, for messages of tests.</summary>
    public string Describe(string id) => Find(id) is { } instance
        ? $"{instance.State?.OrchestrationStatus}, {instance.Episodes} turns: {string.Join(", ", instance.History.Select(Describe))}"
        : "there is no such instance";

    /// <summary>Moves the clock, timer by timer, and waits each time until all that follows is done.</summary>
    public async Task AdvanceAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        await RestAsync(cancellationToken);
        while (FireNext(instant.UtcDateTime))
        {
            await RestAsync(cancellationToken);
        }

        Now = instant;
    }

    /// <summary>Waits until nothing is under way.</summary>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (IsBusy())
        {
            await glances.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static string Describe(HistoryEvent history) => history switch
    {
        TaskScheduledEvent task => $"scheduled {task.EventId} {task.Name}",
        TaskCompletedEvent task => $"completed {task.TaskScheduledId}",
        TaskFailedEvent task => $"failed {task.TaskScheduledId} {task.FailureDetails?.ErrorMessage}",
        EventRaisedEvent raised => $"event {raised.Input?[..Math.Min(raised.Input.Length, 200)]}",
        _ => history.EventType.ToString(),
    };

    private bool IsBusy()
    {
        lock (_gate)
        {
            if (_busy > Waiting())
            {
                return true;
            }

            if (_late.Count == 0)
            {
                return FireDue();
            }

            ReleaseLate(_late.Count);
            return true;
        }
    }

    private bool FireDue() => _timers.TryPeek(out _, out var next) && next.Due <= Now.UtcDateTime && Fire();

    private bool FireNext(DateTime until)
    {
        lock (_gate)
        {
            if (!_timers.TryPeek(out _, out var next) || next.Due > until)
            {
                return false;
            }

            Now = next.Due > Now.UtcDateTime ? new DateTimeOffset(next.Due, TimeSpan.Zero) : Now;
            return Fire();
        }
    }

    private bool Fire()
    {
        Deliver(_timers.Dequeue());
        return true;
    }

    private void Send(TaskMessage message)
    {
        if (message.Event is EventRaisedEvent && LosesEvents)
        {
            Lost++;
        }
        else if (message.Event is TimerFiredEvent timer && timer.FireAt > Now.UtcDateTime)
        {
            _timers.Enqueue(message, (timer.FireAt, _order++));
        }
        else if (IsDisturbed(message))
        {
            Disturb(message);
        }
        else
        {
            Deliver(message);
        }
    }

    private bool IsDisturbed(TaskMessage message) =>
        message.Event is EventRaisedEvent or SubOrchestrationInstanceCompletedEvent && _random.NextDouble() < faults.Share;

    private void Disturb(TaskMessage message)
    {
        if (_random.Next(2) == 0)
        {
            Repeated++;
            Deliver(message);
        }

        _late.Add(message);
    }

    private void ReleaseLate(int count)
    {
        for (var i = 0; i < count && _late.Count > 0; i++)
        {
            var at = _random.Next(_late.Count);
            var message = _late[at];
            _late.RemoveAt(at);
            Deliver(message);
        }
    }

    private void Deliver(TaskMessage message)
    {
        if (message.Event is ExecutionStartedEvent started)
        {
            Begin(message, started);
        }
        else if (_instances.GetValueOrDefault(message.OrchestrationInstance.InstanceId) is { HasBegun: true, HasEnded: false } instance && IsOfThisGeneration(instance, message))
        {
            Enqueue(instance, message);
        }
        else
        {
            Lost++;
        }
    }

    private static bool IsOfThisGeneration(DurableInstance instance, TaskMessage message) =>
        message.OrchestrationInstance.ExecutionId is not { } execution || execution == instance.ExecutionId;

    private void Begin(TaskMessage message, ExecutionStartedEvent started)
    {
        var id = message.OrchestrationInstance.InstanceId;
        if (_instances.GetValueOrDefault(id) is { HasEnded: false })
        {
            return;
        }

        Begun.Add(id);
        var instance = _instances[id] = new DurableInstance(id) { ExecutionId = message.OrchestrationInstance.ExecutionId };
        instance.State = new OrchestrationState
        {
            OrchestrationInstance = started.OrchestrationInstance,
            CreatedTime = Now.UtcDateTime,
            LastUpdatedTime = Now.UtcDateTime,
            OrchestrationStatus = OrchestrationStatus.Pending,
            Name = started.Name,
            Version = started.Version,
            Input = started.Input,
            Tags = started.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        Enqueue(instance, message);
    }

    private void Enqueue(DurableInstance instance, TaskMessage message)
    {
        instance.Inbox.Add(message);
        Offer(instance);
    }

    private void Offer(DurableInstance instance)
    {
        if (instance is { IsRunning: false, IsQueued: false, Inbox.Count: > 0 })
        {
            instance.IsQueued = true;
            Take(instance);
        }
    }

    private void Take(object turn)
    {
        _busy++;
        _turns.Enqueue(turn);
        Next();
    }

    // One after the other, in the order in which they came up: who of several gets a lock first is the same each time. Effects wait beside it.
    private void Next()
    {
        while (!_isTaken && _turns.TryDequeue(out var turn))
        {
            if (turn is TaskMessage activity)
            {
                _isTaken = !IsEffect(activity);
                _activities.Writer.TryWrite(activity);
            }
            else
            {
                _isTaken = true;
                _ready.Writer.TryWrite((DurableInstance)turn);
            }
        }
    }

    private void Done()
    {
        _busy--;
        _isTaken = false;
        Next();
    }

    private static bool IsEffect(TaskMessage activity) => ((TaskScheduledEvent)activity.Event).Name == DurableNames.CarryOutEffect;
}
