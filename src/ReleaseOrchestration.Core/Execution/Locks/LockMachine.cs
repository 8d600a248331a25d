namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// A lock: at most one activity in the whole system holds it; granted in the order of request. Requests carry numbers instead of a place in a sequence:
/// a lock lives for ever and could not keep a watermark for everyone it ever served. A request that arrives after its end is granted, and given back.
/// </summary>
internal sealed class LockMachine(StartLock start) : Machine(start)
{
    public override MachineAddress? Parent => null;

    internal override bool IsFinishedWith(MachineState state, string address) =>
        state is LockState @lock && @lock.Holder?.ToString() != address && !@lock.Queue.Any(q => q.ToString() == address);

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log)
    {
        var current = (LockState?)state ?? new LockState();
        return message switch
        {
            LockRequested request => Request(current, request, log),
            LockReleased release => Release(current, release, log),
            Signal signal => Refuse(current, signal, log),
            _ => current,
        };
    }

    private LockState Request(LockState state, LockRequested request, TurnLog log)
    {
        var requester = request.Requester;
        if (state.Holder == requester || state.Queue.Contains(requester))
        {
            if (request.Number <= NumberOf(state, requester))
            {
                return state;
            }

            // The end of the earlier request is on its way; this one says as much.
            state = Release(state, new LockReleased { Requester = requester, Number = NumberOf(state, requester) }, log);
        }

        state = request.Number > 0 ? state with { Numbers = state.Numbers.SetItem(requester.ToString(), request.Number) } : state;
        return state.Holder is null ? Grant(state, requester, log) : state with { Queue = state.Queue.Add(requester) };
    }

    private LockState Release(LockState state, LockReleased release, TurnLog log)
    {
        var requester = release.Requester;
        if ((state.Holder != requester && !state.Queue.Contains(requester)) || NumberOf(state, requester) != release.Number)
        {
            return state;
        }

        state = state with { Numbers = state.Numbers.Remove(requester.ToString()) };
        if (state.Holder != requester)
        {
            return state with { Queue = state.Queue.Remove(requester) };
        }

        return state.Queue.IsEmpty
            ? state with { Holder = null }
            : Grant(state with { Queue = state.Queue.RemoveAt(0) }, state.Queue[0], log);
    }

    private LockState Grant(LockState state, MachineAddress requester, TurnLog log)
    {
        var granted = new LockGranted { Lock = Self.Path, Number = NumberOf(state, requester) };
        if (granted.Number > 0)
        {
            log.Post(requester, granted);
        }
        else
        {
            log.Send(requester, granted);
        }

        return state with { Holder = requester };
    }

    private static long NumberOf(LockState state, MachineAddress requester) => state.Numbers.GetValueOrDefault(requester.ToString());

    private static LockState Refuse(LockState state, Signal signal, TurnLog log)
    {
        log.Add(new Reply { SignalId = signal.SignalId, Answer = Refusals.NotHere("A lock") });
        return state;
    }
}
