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
    /// <param name="given">The approvals, in order.</param>
    /// <param name="escalated">Who may fill any open seat besides.</param>
    public static QuorumState Evaluate(
        QuorumDefinition quorum, ApprovalMode mode, ImmutableArray<string> seats, ImmutableArray<Approval> given, ImmutableArray<string> escalated)
    {
        var people = given.DistinctBy(a => a.Person, StringComparer.Ordinal).ToImmutableArray();
        var holders = mode == ApprovalMode.Sequential ? InOrder(seats, people, escalated) : SeatMatching.Match(seats, people, escalated);
        var needed = Needed(quorum, seats.Length);
        var count = seats.IsEmpty || (quorum.Kind == QuorumKind.Count && mode == ApprovalMode.Parallel) ? people.Length : holders.Count(h => h is not null);
        var open = seats.Where((_, i) => holders[i] is null);
        return new QuorumState
        {
            IsMet = count >= needed,
            Needed = needed,
            Holders = holders,
            OpenSeats = mode == ApprovalMode.Sequential ? [.. open.Take(1)] : OpenSeats(quorum, seats, open),
            Escalated = escalated,
            IsOpenToAll = seats.IsEmpty,
        };
    }

    /// <summary>Whether a person may decide now.</summary>
    public static bool MayDecide(QuorumState state, string person, ImmutableArray<string> groups) =>
        state.IsOpenToAll || state.OpenSeats.Concat(state.Escalated).Any(seat => Fits(seat, person, groups));

    /// <summary>Whether a person may fill a seat.</summary>
    public static bool Fits(string seat, string person, ImmutableArray<string> groups) =>
        seat.StartsWith("user:", StringComparison.Ordinal) ? seat == person : groups.Contains(GroupOf(seat));

    internal static string GroupOf(string seat) => seat.StartsWith("group:", StringComparison.Ordinal) ? seat["group:".Length..] : seat;

    // A number counts people, so that several of one group may decide.
    private static ImmutableArray<string> OpenSeats(QuorumDefinition quorum, ImmutableArray<string> seats, IEnumerable<string> open) =>
        quorum.Kind == QuorumKind.Count ? seats : [.. open];

    private static int Needed(QuorumDefinition quorum, int seats) => quorum.Kind switch
    {
        QuorumKind.Count => Math.Max(1, quorum.Count),
        QuorumKind.All => Math.Max(1, seats),
        QuorumKind.Majority => (seats / 2) + 1,
        _ => 1,
    };

    private static ImmutableArray<string?> InOrder(ImmutableArray<string> seats, ImmutableArray<Approval> given, ImmutableArray<string> escalated)
    {
        var holders = new string?[seats.Length];
        var next = 0;
        foreach (var approval in given)
        {
            if (next < seats.Length && (Fits(seats[next], approval.Person, approval.Groups) || escalated.Any(e => Fits(e, approval.Person, approval.Groups))))
            {
                holders[next++] = approval.Person;
            }
        }

        return [.. holders];
    }
}
