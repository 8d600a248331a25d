using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>How far an approval has come.</summary>
public sealed record QuorumState
{
    /// <summary>Whether enough have approved.</summary>
    public bool IsMet { get; init; }

    /// <summary>How many are needed.</summary>
    public int Needed { get; init; }

    /// <summary>Who fills each seat; null for an open one.</summary>
    public ImmutableArray<string?> Holders { get => field.IsDefault ? [] : field; init; }

    /// <summary>The seats that another approval can still fill: whom it waits for. Only the first open one where they are asked in order; empty when enough have approved.</summary>
    public ImmutableArray<string> OpenSeats { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who may decide besides, since the escalation.</summary>
    public ImmutableArray<string> Escalated { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether nobody was named, so that anyone may decide.</summary>
    public bool IsOpenToAll { get; init; }

    /// <summary>The seats whose people may decide now. An approver whose group has its seat filled can still object.</summary>
    internal ImmutableArray<string> Deciding { get => field.IsDefault ? [] : field; init; }

    /// <summary>Seats of one person each that come later: their people wait for them.</summary>
    internal ImmutableArray<string> Reserved { get => field.IsDefault ? [] : field; init; }
}
