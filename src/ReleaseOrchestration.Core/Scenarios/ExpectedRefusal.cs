namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>A line of the script that must be refused.</summary>
public sealed record ExpectedRefusal
{
    /// <summary>When the line is; null when it is named by its id.</summary>
    public string? At { get; init; }

    /// <summary>The id of the line; empty when it is named by its time.</summary>
    public string Line { get => field ?? string.Empty; init; }

    /// <summary>The status of the refusal.</summary>
    public int Code { get; init; }
}
