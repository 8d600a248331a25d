using System.Collections.Immutable;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Delegation by an approver and reassignment by an operator.</summary>
internal sealed partial class ActivityTurn
{
    private void ChangeSeat(Signal signal)
    {
        var (change, refusal) = signal is DelegateSignOff @delegate ? Delegation(@delegate) : Reassignment((ReassignSignOff)signal);
        if (refusal is not null)
        {
            Answer(signal, refusal);
            Record("signOff.refused", actor: signal.Actor, reason: refusal.Message, attempt: State.Attempts.Length, details: Details(("code", DataValue.Of(refusal.Code))));
            return;
        }

        State = State with { SeatChanges = SeatChanges.With(State.SeatChanges, change!) };
        var name = change!.IsReassignment ? "signOff.reassigned" : "signOff.delegated";
        Record(name, actor: signal.Actor, reason: signal.Reason, attempt: State.Attempts.Length, details: ChangeDetails(change, (signal as DelegateSignOff)?.TokenId ?? string.Empty));
        Answer(signal, Refusals.Accepted($"{change.To} may decide '{Self.LocalPath}' for {change.Seat}."));
    }

    private static DataValue ChangeDetails(SeatChange change, string link) => link.Length == 0
        ? Details(("seat", DataValue.Of(change.Seat)), ("to", DataValue.Of(change.To)))
        : Details(("seat", DataValue.Of(change.Seat)), ("to", DataValue.Of(change.To)), ("link", DataValue.Of(link)));

    private (SeatChange? Change, SignalReply? Refusal) Delegation(DelegateSignOff signal)
    {
        if (RefuseChange(signal.To) is { } refusal)
        {
            return (null, refusal);
        }

        // Otherwise whoever got hold of a link could have somebody decide who did sign in.
        if (Approval.RequireSignIn && signal is { TokenId.Length: > 0, HasSignedIn: false })
        {
            return (null, Refusals.SignInRequired(Self.LocalPath));
        }

        var open = ApprovalRules.Unfilled(_start, State);
        if (SeatOf(signal, open) is not { } seat)
        {
            return (null, Refusals.NothingToDelegate(Self.LocalPath, signal.Actor, open));
        }

        var change = new SeatChange { Seat = seat, To = signal.To, By = signal.Actor, At = Now, Reason = signal.Reason };
        return Undoes(change) ? (null, Refusals.VoteUsed(Self.LocalPath, seat)) : (change, null);
    }

    // A decision stands: nobody takes back a seat that somebody else has filled in the meantime.
    private bool Undoes(SeatChange change) =>
        _start.RulesVersion >= RulesVersion.UsedVotes
        && Filled(State with { SeatChanges = SeatChanges.With(State.SeatChanges, change) }) < Filled(State);

    private int Filled(ActivityState state) => ApprovalRules.Quorum(_start, state).Holders.Count(holder => holder is not null);

    private (SeatChange? Change, SignalReply? Refusal) Reassignment(ReassignSignOff signal)
    {
        if (RefuseChange(signal.To) is { } refusal)
        {
            return (null, refusal);
        }

        if (string.IsNullOrWhiteSpace(signal.Reason))
        {
            return (null, Refusals.ReasonMissing("reassign a sign-off"));
        }

        var open = ApprovalRules.Unfilled(_start, State);
        return open.Contains(signal.Seat)
            ? (new SeatChange { Seat = signal.Seat, To = signal.To, By = signal.Actor, At = Now, Reason = signal.Reason, IsReassignment = true }, null)
            : (null, Refusals.UnknownSeat(Self.LocalPath, signal.Seat, open));
    }

    /// <summary>The vote that a person can pass on: one they passed on before, their own seat, or one of their group's.</summary>
    private string? SeatOf(DelegateSignOff signal, ImmutableArray<string> open)
    {
        if (ApprovalRules.ExcludedAs(Approval, Context.Release, signal.Actor) is not null || State.Decisions.Any(d => d.Person == signal.Actor))
        {
            return null;
        }

        var groups = SeatChanges.GroupsOf(signal.Actor, signal.Groups, State.SeatChanges);
        var passedOn = State.SeatChanges.Where(c => !c.IsReassignment && c.By == signal.Actor).Select(c => c.Seat);
        var own = open.Where(s => Quorums.Fits(s, signal.Actor, groups)).OrderBy(s => Quorums.IsPersonal(s) ? 0 : 1);
        return passedOn.Concat(own).FirstOrDefault(s => signal.Seat.Length == 0 || s == signal.Seat);
    }

    private SignalReply? RefuseChange(string to)
    {
        var path = Self.LocalPath;
        if (Definition.Approval is null)
        {
            return Refusals.NoSignOff(path);
        }

        if (NotOpen() is { } closed)
        {
            return closed;
        }

        if (ApprovalRules.Quorum(_start, State).IsOpenToAll)
        {
            return Refusals.OpenToAll(path);
        }

        if (!Quorums.IsPersonal(to) && !to.StartsWith("group:", StringComparison.Ordinal))
        {
            return Refusals.InvalidDelegate(path, to, "name a person as user:id or a group as group:id");
        }

        if (State.Decisions.Any(d => d.Person == to))
        {
            return Refusals.InvalidDelegate(path, to, "this person has decided already");
        }

        return ApprovalRules.ExcludedAs(Approval, Context.Release, to) is { } role
            ? Refusals.InvalidDelegate(path, to, $"the {role} of the release is excluded")
            : null;
    }
}
