using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Timers;

/// <summary>
/// What is due, in the order of time; the writer's alone. Timers of one machine that are due at the same instant keep the order in which they were set, also
/// after a restart.
/// </summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<AgendaItem, (long Due, long Machine, long Order)> _items = new();
    private readonly Dictionary<(long Machine, string Name), long> _generations = [];

    /// <summary>When the next item is due, in UTC ticks; null when there is none.</summary>
    public long? NextDue
    {
        get
        {
            DropStale();
            return _items.TryPeek(out _, out var place) ? place.Due : null;
        }
    }

    public int Timers => _generations.Count;

    public void SetTimer(TimerRow timer)
    {
        _generations[(timer.Machine, timer.Name)] = timer.Generation;
        _items.Enqueue(new AgendaItem(timer, 0), (timer.Due, timer.Machine, timer.Generation));
    }

    public void RemoveTimer(long machine, string name, long generation)
    {
        if (_generations.TryGetValue((machine, name), out var current) && current <= generation)
        {
            _generations.Remove((machine, name));
        }
    }

    public void AddEffect(long id, long due) => _items.Enqueue(new AgendaItem(Timer: null, id), (due, 0, id));

    public bool TryTake(long now, out AgendaItem item)
    {
        DropStale();
        if (_items.TryPeek(out item, out var place) && place.Due <= now)
        {
            _items.Dequeue();
            return true;
        }

        return false;
    }

    public void Clear()
    {
        _items.Clear();
        _generations.Clear();
    }

    private void DropStale()
    {
        while (_items.TryPeek(out var item, out _) && item.Timer is { } timer && !IsCurrent(timer))
        {
            _items.Dequeue();
        }
    }

    private bool IsCurrent(TimerRow timer) =>
        _generations.TryGetValue((timer.Machine, timer.Name), out var generation) && generation == timer.Generation;
}
