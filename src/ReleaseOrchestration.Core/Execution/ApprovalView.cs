using System.Collections.Immutable;

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

    /// <summary>How many approvals are needed.</summary>
    public int Needed { get; init; }

    /// <summary>How many count.</summary>
    public int Given { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<DecisionView> Decisions { get => field.IsDefault ? [] : field; init; }

    /// <summary>By when.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
