namespace ReleaseOrchestration.Core.Execution;

/// <summary>An operator gives an open seat of a sign-off to somebody else.</summary>
public sealed record ReassignSignOff : Signal
{
    /// <summary>The seat, as the sign-off names it.</summary>
    public required string Seat { get; init; }

    /// <summary>To whom: <c>user:id</c> or <c>group:id</c>.</summary>
    public required string To { get; init; }
}
