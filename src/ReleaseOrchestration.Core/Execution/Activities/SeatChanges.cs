using System.Collections.Immutable;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// What delegations and reassignments make of the seats of a sign-off. A seat of one person passes to another. The seat of a group stays the
/// group's when a member delegates their vote: the other may fill it as a member could, and the member no longer.
/// </summary>
internal static class SeatChanges
{
    /// <summary>The seats as they stand.</summary>
    public static ImmutableArray<string> Apply(ImmutableArray<string> seats, ImmutableArray<SeatChange> changes)
    {
        foreach (var change in changes.Where(Replaces))
        {
            var index = seats.IndexOf(change.Seat);
            seats = index < 0 ? seats : seats.SetItem(index, change.To);
        }

        return seats;
    }

    /// <summary>The groups of a person, with those in whose name others let them decide.</summary>
    public static ImmutableArray<string> GroupsOf(string person, ImmutableArray<string> groups, ImmutableArray<SeatChange> changes)
    {
        foreach (var change in changes.Where(c => !Replaces(c) && Quorums.Fits(c.To, person, groups)))
        {
            groups = groups.Add(change.Seat);
        }

        return groups;
    }

    /// <summary>The delegation by which a person gave away a vote of their group; null when they gave none away.</summary>
    public static SeatChange? GivenAwayBy(string person, ImmutableArray<SeatChange> changes) =>
        changes.FirstOrDefault(c => !c.IsReassignment && c.By == person && !Replaces(c));

    /// <summary>The changes with one more: the same person's earlier one of the seat ends, and naming oneself only ends it.</summary>
    public static ImmutableArray<SeatChange> With(ImmutableArray<SeatChange> changes, SeatChange change)
    {
        var others = changes.RemoveAll(c => !c.IsReassignment && !change.IsReassignment && c.By == change.By && c.Seat == change.Seat);
        return change.To == change.By && !change.IsReassignment ? others : others.Add(change);
    }

    private static bool Replaces(SeatChange change) => change.IsReassignment || Quorums.IsPersonal(change.Seat);
}
