using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Approvers who are all asked at once.</summary>
internal sealed class ParallelSeats(ImmutableArray<string> seats, ImmutableArray<string> escalated, int needed, bool countsPeople)
{
    public QuorumState Evaluate(ImmutableArray<Approval> given)
    {
        var people = given.Where(a => Seat.FitsAny(seats, a) || Seat.FitsAny(escalated, a)).ToImmutableArray();
        var matching = new SeatMatching(seats, people, escalated);
        var count = countsPeople ? people.Length : matching.Holders.Count(h => h is not null);
        var candidates = countsPeople ? seats : matching.Improvable();
        return new QuorumState
        {
            IsMet = count >= needed,
            Holders = matching.Holders,
            OpenSeats = [.. candidates.Where(seat => !people.Any(p => Seat.IsOf(seat, p.Person)))],
            Deciding = seats,
        };
    }
}
