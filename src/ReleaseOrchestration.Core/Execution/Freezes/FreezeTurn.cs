using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One turn of the machine of the freezes.</summary>
internal sealed class FreezeTurn(FreezeState state, MachineAddress self, TurnLog log) : MachineTurn<FreezeState>(state, self, log)
{
    public FreezeState Handle(Message message)
    {
        switch (message)
        {
            case FreezeAsked asked:
                AnswerTo(asked);
                break;
            case FreezeWithdrawn withdrawn:
                Forget(withdrawn.Requester, withdrawn.Number);
                break;
            case GlassAsked asked:
                AnswerTo(asked);
                break;
            case GlassBroken broken:
                Exempt(broken);
                break;
            case SetFreeze set:
                Take(set);
                break;
            case Signal signal:
                Answer(signal, Refusals.NotHere("The freezes"));
                break;
        }

        return State;
    }

    private void AnswerTo(FreezeAsked asked)
    {
        var key = asked.Requester.ToString();
        if (State.Waiting.TryGetValue(key, out var earlier) && earlier.Number > asked.Number)
        {
            return;
        }

        var request = new FreezeRequest { Number = asked.Number, Subject = asked.Subject };
        var answer = FreezeRules.Judge(State, request, Now, Log.Turn);
        Log.Post(asked.Requester, answer);
        if (!answer.Blocking.IsEmpty)
        {
            State = State with { Waiting = State.Waiting.SetItem(key, request) };
        }
        else if (earlier is not null)
        {
            State = State with { Waiting = State.Waiting.Remove(key) };
        }
    }

    private void Forget(MachineAddress requester, long number)
    {
        if (State.Waiting.TryGetValue(requester.ToString(), out var request) && request.Number <= number)
        {
            State = State with { Waiting = State.Waiting.Remove(requester.ToString()) };
        }
    }

    private void Take(SetFreeze set)
    {
        var id = set.Definition.Id;
        var known = State.Freezes.GetValueOrDefault(id);
        if (known is not null && (known.Version > set.Version || (known.Version == set.Version && (known.Ended || !set.Ended))))
        {
            Answer(set, Refusals.Accepted($"Version {known.Version} of the freeze '{id}' is known already."));
            return;
        }

        var freeze = new KnownFreeze { Definition = set.Definition, Version = set.Version, Ended = set.Ended };
        Answer(set, Refusals.Accepted(set.Ended ? $"The freeze '{id}' is ended." : $"The freeze '{id}' is set."));
        Record(set.Ended ? "freeze.ended" : "freeze.set", actor: set.Actor, reason: set.Reason, path: id, details: Details(("version", DataValue.Of(set.Version))));
        Change(State with { Freezes = State.Freezes.SetItem(id, freeze) });
    }

    private void AnswerTo(GlassAsked asked)
    {
        var known = State.Freezes.TryGetValue(asked.Freeze, out var freeze) && !freeze.Ended;
        Log.Send(asked.Requester, new GlassAnswered
        {
            SignalId = asked.SignalId,
            IsKnown = known,
            BrokenUntil = FreezeRules.Exemption(State, asked.Freeze, asked.Requester.ReleaseId, Now)?.ExpiresAt,
        });
    }

    private void Exempt(GlassBroken broken)
    {
        var exemption = new FreezeExemption { Freeze = broken.Freeze, ReleaseId = broken.ReleaseId, ExpiresAt = broken.ExpiresAt };
        Record(
            "freeze.broken",
            actor: broken.ConfirmedBy,
            reason: broken.Reason,
            path: broken.Freeze,
            details: Details(("release", DataValue.Of(broken.ReleaseId)), ("requestedBy", DataValue.Of(broken.RequestedBy)), ("expires", DataValue.Of(broken.ExpiresAt.ToString("O")))));
        Change(State with { Exemptions = State.Exemptions.RemoveAll(e => e.ExpiresAt <= Now || (e.Freeze == broken.Freeze && e.ReleaseId == broken.ReleaseId)).Add(exemption) });
    }

    // Those for whom it makes a difference are told; those that nothing holds any more are forgotten.
    private void Change(FreezeState changed)
    {
        foreach (var (address, request) in State.Waiting)
        {
            var answer = FreezeRules.Judge(changed, request, Now, Log.Turn);
            if (answer.Blocking.IsEmpty)
            {
                changed = changed with { Waiting = changed.Waiting.Remove(address) };
            }

            if (!FreezeRules.AreEqual(answer, FreezeRules.Judge(State, request, Now, Log.Turn)))
            {
                Log.Post(MachineAddress.TryParse(address)!, answer);
            }
        }

        State = changed;
    }
}
