namespace ReleaseOrchestration.Core.Execution;

/// <summary>Asks how a pipeline is doing.</summary>
public sealed record PollPipeline : Effect
{
    /// <summary>The id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>What the connector called the run.</summary>
    public required string Handle { get; init; }

    /// <summary>As at its start.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The attempt that the run belongs to.</summary>
    public int Attempt { get; init; }

    /// <summary>How often it was asked before.</summary>
    public int Count { get; init; }
}
