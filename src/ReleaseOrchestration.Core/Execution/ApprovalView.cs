using System.Collections.Immutable;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>An approval as it stands.</summary>
public sealed record ApprovalView
{
    /// <summary>The approvers: users and groups.</summary>
    public ImmutableArray<string> Seats { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who can decide now.</summary>
    public ImmutableArray<string> OpenSeats { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who can decide besides, since the escalation.</summary>
    public ImmutableArray<string> Escalated { get => field.IsDefault ? [] : field; init; }

    /// <summary>Persons who may not decide.</summary>
    public ImmutableArray<string> Excluded { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether who decides must have signed in.</summary>
    public bool RequiresSignIn { get; init; }

    /// <summary>How many approvals are needed.</summary>
    public int Needed { get; init; }

    /// <summary>How many count.</summary>
    public int Given { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<DecisionView> Decisions { get => field.IsDefault ? [] : field; init; }

    /// <summary>Seats that were delegated or reassigned, in order.</summary>
    public ImmutableArray<SeatChange> SeatChanges { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the approval would take a decision of a person as it stands: an open seat fits, and they are not excluded, have not decided and not passed their vote on.</summary>
    public bool Takes(string person, ImmutableArray<string> groups)
    {
        if (Excluded.Contains(person) || Decisions.Any(d => d.Person == person) || Execution.SeatChanges.GivenAwayBy(person, SeatChanges) is not null)
        {
            return false;
        }

        var all = Execution.SeatChanges.GroupsOf(person, groups, SeatChanges);
        return Seats.IsEmpty || OpenSeats.Concat(Escalated).Any(seat => Quorums.Fits(seat, person, all));
    }

    /// <summary>By when.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
