namespace ReleaseOrchestration.Core.Planning;

/// <summary>What the outside world does, by its instants; at the same instant in the order in which it was written down.</summary>
internal sealed class PlanAgenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _items = new();
    private long _order;

    public DateTimeOffset? Next => _items.TryPeek(out _, out var key) ? key.Due : null;

    public void Add(DateTimeOffset due, Action action) => _items.Enqueue(action, (due, _order++));

    public Action Take() => _items.Dequeue();
}
