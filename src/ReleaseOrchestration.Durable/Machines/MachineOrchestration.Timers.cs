using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// The timers of the machine stand in its state; only the earliest has a durable timer. So a deadline in weeks keeps no instance from a new generation,
/// and a timer that is cancelled before it is the next costs nothing.
/// </summary>
internal sealed partial class MachineOrchestration
{
    private readonly SortedSet<DateTimeOffset> _alarms = [];
    private readonly CancellationTokenSource _noAlarms = new();

    private void SetAlarm()
    {
        var next = Timers().Select(timer => (DateTimeOffset?)timer.Mark.DueAt).FirstOrDefault();
        if (next is { } due && (_alarms.Count == 0 || due < _alarms.Min))
        {
            _alarms.Add(due);
            Watch(RingAsync(due));
        }
    }

    private async Task RingAsync(DateTimeOffset due)
    {
        try
        {
            await _steps.WaitAsync(_context.CreateTimer(due.UtcDateTime, _noAlarms.Token)).ConfigureAwait(true);
        }
        catch (TaskCanceledException)
        {
            return;
        }

        _alarms.Remove(due);
        if (!_isTurning)
        {
            Fire();
            Settle();
        }
    }

    // A handled timer may set or cancel others.
    private void Fire()
    {
        var now = new DateTimeOffset(_context.CurrentUtcDateTime, TimeSpan.Zero);
        foreach (var (name, mark) in Timers().Where(timer => timer.Mark.DueAt <= now).ToList())
        {
            if (_snapshot.State!.Timers.GetValueOrDefault(name) == mark)
            {
                Deliver(new Envelope { From = MachineRunner.Timer, Message = new TimerFired { Name = name, Generation = mark.Generation } });
            }
        }
    }

    private IEnumerable<(string Name, TimerMark Mark)> Timers() => _snapshot.State is null
        ? []
        : _snapshot.State.Timers.Select(timer => (timer.Key, timer.Value)).OrderBy(timer => timer.Value.DueAt).ThenBy(timer => timer.Value.Generation);
}
