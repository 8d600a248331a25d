using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Approvers who are asked one after the other: an approval counts for the seat whose turn it is, or not at all.</summary>
internal sealed class SequentialSeats(ImmutableArray<string> seats, ImmutableArray<string> escalated, int needed, bool countsPeople)
{
    public QuorumState Evaluate(ImmutableArray<Approval> given)
    {
        var holders = new string?[seats.Length];
        var (turn, more) = (0, 0);
        foreach (var approval in given)
        {
            if (turn == seats.Length)
            {
                more += countsPeople && (Seat.FitsAny(Groups, approval) || Seat.FitsAny(escalated, approval)) ? 1 : 0;
            }
            else if (Takes(turn, approval))
            {
                holders[turn++] = approval.Person;
            }
        }

        var open = turn < seats.Length ? [seats[turn]] : Groups;
        return new QuorumState
        {
            IsMet = turn + more >= needed,
            Holders = [.. holders],
            OpenSeats = open,
            Deciding = open,
            Reserved = ReservedAfter(turn),
        };
    }

    // A number of people may be greater than the number of seats; then groups send more after the last.
    private ImmutableArray<string> Groups => countsPeople ? [.. seats.Where(s => !Seat.IsPersonal(s)).Distinct(StringComparer.Ordinal)] : [];

    private bool Takes(int turn, Approval approval)
    {
        if (Seat.IsOf(seats[turn], approval.Person))
        {
            return true;
        }

        return !ReservedAfter(turn).Any(seat => Seat.IsOf(seat, approval.Person))
            && (Seat.Fits(seats[turn], approval.Person, approval.Groups) || Seat.FitsAny(escalated, approval));
    }

    // Whoever is needed in person later does not fill a group's seat before: nobody could take theirs.
    private ImmutableArray<string> ReservedAfter(int turn) => [.. seats.Take(needed).Skip(turn + 1).Where(Seat.IsPersonal)];
}
