using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Gives as many people as possible a seat each; nobody fills two (maximum bipartite matching by augmenting paths).</summary>
internal sealed class SeatMatching
{
    private readonly ImmutableArray<string> _seats;
    private readonly ImmutableArray<Approval> _people;
    private readonly ImmutableArray<string> _escalated;
    private readonly int?[] _holders;

    public SeatMatching(ImmutableArray<string> seats, ImmutableArray<Approval> people, ImmutableArray<string> escalated)
    {
        (_seats, _people, _escalated, _holders) = (seats, people, escalated, new int?[seats.Length]);
        for (var person = 0; person < people.Length; person++)
        {
            Place(person, new bool[seats.Length]);
        }
    }

    /// <summary>Who fills each seat; null for an open one.</summary>
    public ImmutableArray<string?> Holders => [.. _holders.Select(h => h is { } person ? _people[person].Person : null)];

    /// <summary>The seats that one more person could fill, be it that those who hold them move: open ones, and all from which a holder can move there.</summary>
    public ImmutableArray<string> Improvable()
    {
        var reached = _holders.Select(h => h is null).ToArray();
        var queue = new Queue<int>(Enumerable.Range(0, _seats.Length).Where(s => reached[s]));
        while (queue.TryDequeue(out var open))
        {
            for (var seat = 0; seat < _seats.Length; seat++)
            {
                if (!reached[seat] && MayFill(open, _holders[seat]!.Value))
                {
                    reached[seat] = true;
                    queue.Enqueue(seat);
                }
            }
        }

        return [.. _seats.Where((_, seat) => reached[seat])];
    }

    private bool Place(int person, bool[] tried)
    {
        foreach (var seat in InOrderOfPreference(person))
        {
            if (tried[seat] || !MayFill(seat, person))
            {
                continue;
            }

            tried[seat] = true;
            if (_holders[seat] is not { } other || Place(other, tried))
            {
                _holders[seat] = person;
                return true;
            }
        }

        return false;
    }

    private IEnumerable<int> InOrderOfPreference(int person) =>
        Enumerable.Range(0, _seats.Length).OrderBy(seat => Seat.IsOf(_seats[seat], _people[person].Person) ? 0 : 1);

    private bool MayFill(int seat, int person) =>
        Seat.Fits(_seats[seat], _people[person].Person, _people[person].Groups) || Seat.FitsAny(_escalated, _people[person]);
}
