namespace ReleaseOrchestration.Core.Execution;

/// <summary>The effect could not be carried out, however often it was tried.</summary>
public sealed record EffectDead : EffectOutcome
{
    /// <summary>A stable code.</summary>
    public string Code { get => field ?? string.Empty; init; }

    /// <summary>What went wrong the last time.</summary>
    public string Error { get => field ?? string.Empty; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }
}
