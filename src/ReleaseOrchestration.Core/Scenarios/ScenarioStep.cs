using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Something that happens from outside in a scenario: a start, a signal, the end of an effect; else the clock moves, and what is due by then fires.</summary>
public sealed record ScenarioStep
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The release that starts.</summary>
    public StartRelease? Start { get; init; }

    /// <summary>Who gets the signal, or whose effect ends.</summary>
    public MachineAddress? To { get; init; }

    /// <summary>The signal.</summary>
    public Signal? Signal { get; init; }

    /// <summary>Its answer.</summary>
    public SignalReply? Reply { get; init; }

    /// <summary>The effect.</summary>
    public string EffectId { get => field ?? string.Empty; init; }

    /// <summary>What it came to.</summary>
    public EffectOutcome? Outcome { get; init; }

    /// <summary>Whether nothing but the clock moves.</summary>
    public bool IsClock => Start is null && To is null;
}
