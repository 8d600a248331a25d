namespace ReleaseOrchestration.Core.Execution;

/// <summary>A seat of a sign-off that somebody else may fill.</summary>
public sealed record SeatChange
{
    /// <summary>The seat: <c>user:id</c> or <c>group:id</c>.</summary>
    public required string Seat { get; init; }

    /// <summary>Who may fill it now.</summary>
    public required string To { get; init; }

    /// <summary>Who said so.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Whether an operator reassigned the seat; else somebody delegated their own vote.</summary>
    public bool IsReassignment { get; init; }
}
