using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Gives as many people as possible a seat each; nobody fills two (maximum bipartite matching by augmenting paths).</summary>
internal static class SeatMatching
{
    public static ImmutableArray<string?> Match(ImmutableArray<string> seats, ImmutableArray<Approval> people, ImmutableArray<string> escalated)
    {
        var holders = new int?[seats.Length];
        for (var person = 0; person < people.Length; person++)
        {
            Place(person, new bool[seats.Length]);
        }

        return [.. holders.Select(h => h is { } index ? people[index].Person : null)];

        bool Place(int person, bool[] tried)
        {
            for (var seat = 0; seat < seats.Length; seat++)
            {
                if (tried[seat] || !MayFill(seats[seat], people[person], escalated))
                {
                    continue;
                }

                tried[seat] = true;
                if (holders[seat] is not { } other || Place(other, tried))
                {
                    holders[seat] = person;
                    return true;
                }
            }

            return false;
        }
    }

    private static bool MayFill(string seat, Approval approval, ImmutableArray<string> escalated) =>
        Quorums.Fits(seat, approval.Person, approval.Groups) || escalated.Any(e => Quorums.Fits(e, approval.Person, approval.Groups));
}
