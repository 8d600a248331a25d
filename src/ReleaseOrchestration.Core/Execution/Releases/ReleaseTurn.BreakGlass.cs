using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Breaking a freeze for this release: two people, neither of whom started it, a reason, an expiry.</summary>
internal sealed partial class ReleaseTurn
{
    private static readonly TimeSpan LongestExemption = TimeSpan.FromDays(7);

    /// <summary>Refuses what can be refused at once; whether there is such a freeze, the machine of the freezes knows.</summary>
    private void AskForGlass(BreakGlass signal)
    {
        if (RefuseGlass(signal) is { } refusal)
        {
            Answer(signal, refusal);
            return;
        }

        State = State with { GlassSignals = State.GlassSignals.SetItem(signal.SignalId, signal) };
        Log.Send(MachineAddress.Freezes, new GlassAsked { Requester = Self, SignalId = signal.SignalId, Freeze = signal.Freeze });
    }

    private SignalReply? RefuseGlass(BreakGlass signal)
    {
        if (_start.Parent is not null)
        {
            return Refusals.NotHere("A subprocess");
        }

        if (string.IsNullOrWhiteSpace(signal.Reason))
        {
            return Refusals.ReasonMissing("break a freeze");
        }

        if (_start.Facts.IsStarter(signal.Actor))
        {
            return Refusals.GlassByStarter(signal.Actor);
        }

        var expires = ExpiryOf(signal);
        return expires <= Now || expires > Now + LongestExemption ? Refusals.GlassExpiry(Durations.Format(LongestExemption)) : null;
    }

    private void HandleGlass(GlassAnswered answered)
    {
        if (!State.GlassSignals.TryGetValue(answered.SignalId, out var signal))
        {
            return;
        }

        State = State with { GlassSignals = State.GlassSignals.Remove(answered.SignalId) };
        var request = State.GlassRequests.GetValueOrDefault(signal.Freeze);
        if (!answered.IsKnown)
        {
            Answer(signal, Refusals.UnknownFreeze(signal.Freeze));
        }
        else if (answered.BrokenUntil is { } until)
        {
            Answer(signal, Refusals.GlassBroken(signal.Freeze, until));
        }
        else if (request is null)
        {
            RequestGlass(signal);
        }
        else if (request.ExpiresAt <= Now)
        {
            State = State with { GlassRequests = State.GlassRequests.Remove(signal.Freeze) };
            Record("breakGlass.lapsed", reason: signal.Freeze);
            Answer(signal, Refusals.GlassLapsed(signal.Freeze, request));
        }
        else if (request.By == signal.Actor)
        {
            Answer(signal, Refusals.GlassBySamePerson(signal.Actor));
        }
        else
        {
            ConfirmGlass(signal, request);
        }
    }

    /// <summary>The request that waits for an answer of the freezes; the release may have ended meanwhile.</summary>
    private BreakGlass? GlassSignal(Message message) => message is GlassAnswered answered ? State.GlassSignals.GetValueOrDefault(answered.SignalId) : null;

    private void RequestGlass(BreakGlass signal)
    {
        if (ExpiryOf(signal) is not { } expires)
        {
            Answer(signal, Refusals.GlassExpiry(Durations.Format(LongestExemption)));
            return;
        }

        var request = new GlassRequest { Freeze = signal.Freeze, By = signal.Actor, At = Now, Reason = signal.Reason, ExpiresAt = expires };
        State = State with { GlassRequests = State.GlassRequests.SetItem(signal.Freeze, request) };
        Record("breakGlass.requested", actor: signal.Actor, reason: signal.Reason, details: GlassDetails(signal.Freeze, expires));
        Answer(signal, Refusals.Accepted($"{signal.Actor} asks to break the freeze '{signal.Freeze}' until {expires:yyyy-MM-dd HH:mm} UTC; a second person, who did not start the release, has to confirm it."));
    }

    private void ConfirmGlass(BreakGlass signal, GlassRequest request)
    {
        var expires = ExpiryOf(signal) is { } earlier && earlier < request.ExpiresAt ? earlier : request.ExpiresAt;
        State = State with { GlassRequests = State.GlassRequests.Remove(signal.Freeze) };
        Record(
            "breakGlass.confirmed",
            actor: signal.Actor,
            reason: signal.Reason,
            details: Details(("freeze", DataValue.Of(signal.Freeze)), ("expires", DataValue.Of(expires.ToString("O"))), ("requestedBy", DataValue.Of(request.By)), ("requestReason", DataValue.Of(request.Reason))));
        Log.Send(MachineAddress.Freezes, new GlassBroken
        {
            Freeze = signal.Freeze,
            ReleaseId = Self.ReleaseId,
            ExpiresAt = expires,
            RequestedBy = request.By,
            ConfirmedBy = signal.Actor,
            Reason = request.Reason,
        });
        Answer(signal, Refusals.Accepted($"The freeze '{signal.Freeze}' is broken for this release until {expires:yyyy-MM-dd HH:mm} UTC."));
    }

    private DateTimeOffset? ExpiryOf(BreakGlass signal) => signal.ExpiresAt?.ToUniversalTime() ?? Now.ToUniversalTime() + signal.ExpiresIn;

    private static DataValue GlassDetails(string freeze, DateTimeOffset expires) =>
        Details(("freeze", DataValue.Of(freeze)), ("expires", DataValue.Of(expires.ToString("O"))));
}
