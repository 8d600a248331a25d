namespace ReleaseOrchestration.Core.Execution;

/// <summary>Somebody wants a release to go on in spite of a freeze. The first person asks for it, a second confirms it.</summary>
public sealed record BreakGlass : Signal
{
    /// <summary>The freeze.</summary>
    public required string Freeze { get; init; }

    /// <summary>Until when; the earlier of what both people say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The same as a length of time from now.</summary>
    public TimeSpan? ExpiresIn { get; init; }
}
