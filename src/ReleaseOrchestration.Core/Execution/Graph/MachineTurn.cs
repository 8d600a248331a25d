using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What the turns of all machines have in common: timers, the audit trail, answers.</summary>
internal abstract class MachineTurn<TState>(TState state, MachineAddress self, TurnLog log)
    where TState : MachineState
{
    protected TState State { get; set; } = state;

    protected MachineAddress Self { get; } = self;

    protected TurnLog Log { get; } = log;

    protected DateTimeOffset Now => Log.Now;

    /// <summary>Sets a timer. An instant that has passed is due at once.</summary>
    protected void SetTimer(string name, DateTimeOffset dueAt)
    {
        var generation = State.TimerGeneration + 1;
        State = State with { TimerGeneration = generation, Timers = State.Timers.SetItem(name, new TimerMark(generation, dueAt)) };
        Log.Add(new SetTimer { Name = name, Generation = generation, DueAt = dueAt });
    }

    protected void CancelTimer(string name)
    {
        if (State.Timers.TryGetValue(name, out var timer))
        {
            State = State with { Timers = State.Timers.Remove(name) };
            Log.Add(new CancelTimer { Name = name, Generation = timer.Generation });
        }
    }

    protected void CancelTimers()
    {
        foreach (var name in State.Timers.Keys)
        {
            CancelTimer(name);
        }
    }

    /// <summary>Whether a timer is the one that was set last under its name; it is set no more afterwards. One that fires early is set again.</summary>
    protected bool Take(TimerFired fired)
    {
        if (!State.Timers.TryGetValue(fired.Name, out var timer) || timer.Generation != fired.Generation)
        {
            return false;
        }

        if (Now < timer.DueAt)
        {
            SetTimer(fired.Name, timer.DueAt);
            return false;
        }

        State = State with { Timers = State.Timers.Remove(fired.Name) };
        return true;
    }

    protected void Record(
        string name, string before = "", string after = "", string actor = "system", string reason = "", int attempt = 0, DataValue? details = null, string? path = null) =>
        Log.Add(new RecordTransition
        {
            Transition = new Transition
            {
                Path = path ?? Self.LocalPath,
                Event = name,
                At = Now,
                Before = before,
                After = after,
                Actor = actor,
                Reason = reason,
                Attempt = attempt,
                Details = details,
            },
        });

    protected void Answer(Signal signal, SignalReply answer) => Log.Add(new Reply { SignalId = signal.SignalId, Answer = answer });

    protected static DataValue Details(params ReadOnlySpan<(string Name, DataValue Value)> details)
    {
        var entries = new List<KeyValuePair<string, DataValue>>();
        foreach (var (name, value) in details)
        {
            entries.Add(new(name, value));
        }

        return DataValue.Of(entries);
    }
}
