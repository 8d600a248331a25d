using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>When approvals are enough, and who may still decide.</summary>
public static class Quorums
{
    /// <summary>Where an approval stands.</summary>
    /// <param name="quorum">How many are enough.</param>
    /// <param name="mode">In which order they are asked.</param>
    /// <param name="seats">The approvers: <c>user:id</c> or <c>group:id</c>; without a prefix a group. Empty: anyone.</param>
    /// <param name="given">The approvals, in order. Those of people who fit no seat do not count, nor does a second one of the same person.</param>
    /// <param name="escalated">Who may fill any open seat besides.</param>
    public static QuorumState Evaluate(
        QuorumDefinition quorum, ApprovalMode mode, ImmutableArray<string> seats, ImmutableArray<Approval> given, ImmutableArray<string> escalated)
    {
        seats = seats.IsDefault ? [] : seats;
        escalated = escalated.IsDefault ? [] : escalated;
        var needed = Needed(quorum, seats.Length);
        var people = given.DistinctBy(a => Seat.PersonOf(a.Person), StringComparer.Ordinal).ToImmutableArray();
        if (seats.IsEmpty)
        {
            return new QuorumState { IsMet = people.Length >= needed, Needed = needed, Escalated = escalated, IsOpenToAll = true };
        }

        var countsPeople = quorum.Kind == QuorumKind.Count;
        var state = mode == ApprovalMode.Sequential
            ? new SequentialSeats(seats, escalated, needed, countsPeople).Evaluate(people)
            : new ParallelSeats(seats, escalated, needed, countsPeople).Evaluate(people);
        return state with { Needed = needed, Escalated = escalated, OpenSeats = state.IsMet ? [] : state.OpenSeats };
    }

    /// <summary>Whether a person may decide now. It does not know who has decided before.</summary>
    public static bool MayDecide(QuorumState state, string person, ImmutableArray<string> groups) =>
        state.IsOpenToAll
        || state.Deciding.Any(seat => Seat.IsOf(seat, person))
        || (!state.Reserved.Any(seat => Seat.IsOf(seat, person)) && state.Deciding.Concat(state.Escalated).Any(seat => Fits(seat, person, groups)));

    /// <summary>Whether a person may fill a seat.</summary>
    public static bool Fits(string seat, string person, ImmutableArray<string> groups) => Seat.Fits(seat, person, groups);

    /// <summary>Whether a seat is that of one person.</summary>
    public static bool IsPersonal(string seat) => Seat.IsPersonal(seat);

    private static int Needed(QuorumDefinition quorum, int seats) => quorum.Kind switch
    {
        QuorumKind.Count => Math.Max(1, quorum.Count),
        QuorumKind.All => Math.Max(1, seats),
        QuorumKind.Majority => (seats / 2) + 1,
        _ => 1,
    };
}
