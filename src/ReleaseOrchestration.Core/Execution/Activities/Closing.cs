namespace ReleaseOrchestration.Core.Execution;

/// <summary>What becomes of a manual activity as soon as the subprocesses of its tasks have given up.</summary>
public sealed record Closing
{
    /// <summary>Why it closes.</summary>
    public ClosingKind Kind { get; init; }

    /// <summary>Of a rejection: its outcome.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Who closed it.</summary>
    public required string Actor { get; init; }

    /// <summary>Why, in words.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
