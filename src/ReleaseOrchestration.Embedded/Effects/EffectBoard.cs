using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Storage.Tables;
using ReleaseOrchestration.Embedded.Timers;

namespace ReleaseOrchestration.Embedded.Effects;

/// <summary>
/// The outstanding effects, the writer's alone. Effects of one machine with one idempotency key form a lane, in which only the first is carried out.
/// </summary>
internal sealed class EffectBoard(int workers, int maxTries, Agenda agenda)
{
    private readonly Dictionary<long, EffectRow> _rows = [];
    private readonly Dictionary<(MachineAddress, string), LinkedList<long>> _lanes = [];
    private readonly Queue<long> _ready = new();
    private readonly HashSet<long> _running = [];
    private readonly HashSet<long> _taken = [];
    private bool _isStopping;

    public int Count => _rows.Count;

    /// <summary>Whether an effect could begin that has not.</summary>
    public bool HasReady => _ready.Count > 0 && _running.Count < workers && !Volatile.Read(ref _isStopping);

    public EffectRow? Find(long id) => _rows.GetValueOrDefault(id);

    public void Add(EffectRow row, long now)
    {
        _rows[row.Id] = row;
        var lane = Lane(row);
        if (!_lanes.TryGetValue(lane, out var ids))
        {
            _lanes[lane] = ids = new LinkedList<long>();
        }

        ids.AddLast(row.Id);
        if (ids.Count == 1 && !_running.Contains(row.Id))
        {
            Offer(row, now);
        }
    }

    /// <summary>Takes an effect off; the next of its lane can begin.</summary>
    public void Remove(long id, long now)
    {
        _running.Remove(id);
        if (!_rows.Remove(id, out var row))
        {
            return;
        }

        var lane = Lane(row);
        var ids = _lanes[lane];
        ids.Remove(id);
        if (ids.First is null)
        {
            _lanes.Remove(lane);
        }
        else if (!_running.Contains(ids.First.Value))
        {
            Offer(_rows[ids.First.Value], now);
        }
    }

    /// <summary>Puts the next try of an effect off.</summary>
    public void Delay(long id, long due, long now)
    {
        _running.Remove(id);
        _rows[id] = _rows[id] with { Due = due };
        Offer(_rows[id], now);
    }

    /// <summary>Gives back a try that was not made.</summary>
    public EffectRow? Return(long id)
    {
        _running.Remove(id);
        return _rows.TryGetValue(id, out var row) ? _rows[id] = row with { Tries = row.Tries - 1 } : null;
    }

    /// <summary>Effects whose last try was begun and is not under way.</summary>
    public List<long> Exhausted() => [.. _rows.Values.Where(r => r.Tries >= maxTries && !_running.Contains(r.Id)).Select(r => r.Id)];

    public void MakeReady(long id)
    {
        if (_rows.ContainsKey(id) && !_running.Contains(id))
        {
            _ready.Enqueue(id);
        }
    }

    /// <summary>The effects that begin now; the try is counted.</summary>
    public List<EffectRow> Take()
    {
        var taken = new List<EffectRow>();
        while (HasReady)
        {
            var id = _ready.Dequeue();
            if (_rows.TryGetValue(id, out var row) && _running.Add(id))
            {
                _taken.Add(id);
                taken.Add(_rows[id] = row with { Tries = row.Tries + 1 });
            }
        }

        return taken;
    }

    /// <summary>An effect that was taken is under way.</summary>
    public void Confirm(long id) => _taken.Remove(id);

    /// <summary>Lets no further effect begin; from any thread.</summary>
    public void Stop() => Volatile.Write(ref _isStopping, value: true);

    /// <summary>An effect is under way, whatever the store may have come to.</summary>
    public void MarkRunning(long id) => _running.Add(id);

    /// <summary>Forgets all but what is under way.</summary>
    public void Clear()
    {
        _rows.Clear();
        _lanes.Clear();
        _ready.Clear();
        _running.ExceptWith(_taken);
        _taken.Clear();
    }

    private void Offer(EffectRow row, long now)
    {
        if (row.Tries >= maxTries)
        {
            return;
        }

        if (row.Due > now)
        {
            agenda.AddEffect(row.Id, row.Due);
        }
        else
        {
            _ready.Enqueue(row.Id);
        }
    }

    private static (MachineAddress, string) Lane(EffectRow row) => (row.Address, row.Effect switch
    {
        StartPipeline effect => effect.IdempotencyKey,
        PollPipeline effect => effect.IdempotencyKey,
        CancelPipeline effect => effect.IdempotencyKey,
        _ => row.EffectId,
    });
}
