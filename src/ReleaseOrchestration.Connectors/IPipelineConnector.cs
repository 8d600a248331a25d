using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors;

/// <summary>
/// Talks to one type of system that runs pipelines. What the other side answers, and what is wrong with the settings, is an outcome; an exception means
/// that nobody knows, so that the call is made again later with the same idempotency key.
/// </summary>
internal interface IPipelineConnector
{
    /// <summary>The type of the connectors that this one serves.</summary>
    string Type { get; }

    /// <summary>Starts a pipeline.</summary>
    Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken);

    /// <summary>Asks how a pipeline is doing.</summary>
    Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken);

    /// <summary>Stops a pipeline; one that is unknown or has ended needs no stopping.</summary>
    Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken);
}
