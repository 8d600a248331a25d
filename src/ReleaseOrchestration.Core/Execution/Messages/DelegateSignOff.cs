namespace ReleaseOrchestration.Core.Execution;

/// <summary>An approver lets somebody else decide in their place, or takes that back by naming themselves.</summary>
public sealed record DelegateSignOff : Signal
{
    /// <summary>To whom: <c>user:id</c> or <c>group:id</c>.</summary>
    public required string To { get; init; }

    /// <summary>Which seat, where the person has several; empty for their own, or else the first of their groups'.</summary>
    public string Seat { get => field ?? string.Empty; init; }

    /// <summary>A digest of the id of the signed link that was used; empty when none was.</summary>
    public string TokenId { get => field ?? string.Empty; init; }

    /// <summary>Whether the person who used a link had signed in besides.</summary>
    public bool HasSignedIn { get; init; }
}
