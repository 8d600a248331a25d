namespace ReleaseOrchestration.Core.Execution;

/// <summary>Has an effect carried out; its outcome comes back as an EffectFinished.</summary>
public sealed record InvokeEffect : Command
{
    /// <summary>Unique in the machine.</summary>
    public required string EffectId { get; init; }

    /// <summary>What.</summary>
    public required Effect Effect { get; init; }
}
