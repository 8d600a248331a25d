namespace ReleaseOrchestration.Core.Execution;

/// <summary>Stops a pipeline.</summary>
public sealed record CancelPipeline : Effect
{
    /// <summary>The id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>What the connector called the run; empty when its start was not confirmed.</summary>
    public string Handle { get => field ?? string.Empty; init; }

    /// <summary>As at its start.</summary>
    public required string IdempotencyKey { get; init; }
}
