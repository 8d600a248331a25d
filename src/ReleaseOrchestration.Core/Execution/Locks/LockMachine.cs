namespace ReleaseOrchestration.Core.Execution;

/// <summary>A lock: at most one activity in the whole system holds it; granted in the order of request.</summary>
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
            LockRequested request => Request(current, request.Requester, log),
            LockReleased release => Release(current, release.Requester, log),
            Signal signal => Refuse(current, signal, log),
            _ => current,
        };
    }

    private LockState Request(LockState state, MachineAddress requester, TurnLog log)
    {
        if (state.Holder == requester || state.Queue.Contains(requester))
        {
            return state;
        }

        return state.Holder is null ? Grant(state, requester, log) : state with { Queue = state.Queue.Add(requester) };
    }

    private LockState Release(LockState state, MachineAddress requester, TurnLog log)
    {
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
        log.Send(requester, new LockGranted { Lock = Self.Path });
        return state with { Holder = requester };
    }

    private static LockState Refuse(LockState state, Signal signal, TurnLog log)
    {
        log.Add(new Reply { SignalId = signal.SignalId, Answer = Refusals.NotHere("A lock") });
        return state;
    }
}
