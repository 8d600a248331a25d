using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors;

/// <summary>Hands each effect to the connector that its definition names, as that definition is at the moment.</summary>
internal sealed partial class PipelineEffectExecutor : IEffectExecutor
{
    private readonly IConnectorDefinitions _definitions;
    private readonly FrozenDictionary<string, IPipelineConnector> _types;
    private readonly ExternalRuns _runs;
    private readonly ILogger<PipelineEffectExecutor> _logger;

    public PipelineEffectExecutor(IConnectorDefinitions definitions, IEnumerable<IPipelineConnector> connectors, ExternalRuns runs, ILogger<PipelineEffectExecutor> logger)
    {
        (_definitions, _runs) = (definitions, runs);
        _types = connectors.ToFrozenDictionary(connector => connector.Type, StringComparer.Ordinal);
        _logger = logger;
    }

    public async Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken)
    {
        var (id, key) = Target(invocation.Effect);
        LogCall(invocation.Effect.GetType().Name, id, key, invocation.Try);
        var outcome = await FindAsync(id, cancellationToken) switch
        {
            (null, { } connector, { } type) => await KeepAsync(invocation, await CallAsync(type, connector, invocation.Effect, cancellationToken), cancellationToken),
            ({ } error, _, _) => Impossible(invocation.Effect, error),
            _ => throw new InvalidOperationException("A connector is there or not."),
        };
        LogOutcome(invocation.Effect.GetType().Name, id, key, outcome.GetType().Name);
        return outcome;
    }

    private static (string Connector, string Key) Target(Effect effect) => effect switch
    {
        StartPipeline start => (start.Connector, start.IdempotencyKey),
        PollPipeline poll => (poll.Connector, poll.IdempotencyKey),
        CancelPipeline cancel => (cancel.Connector, cancel.IdempotencyKey),
        _ => throw new NotSupportedException($"No connector carries out {effect.GetType().Name}."),
    };

    private static Task<EffectOutcome> CallAsync(IPipelineConnector type, ConnectorDefinition connector, Effect effect, CancellationToken cancellationToken) => effect switch
    {
        StartPipeline start => type.StartAsync(connector, start, cancellationToken),
        PollPipeline poll => type.PollAsync(connector, poll, cancellationToken),
        CancelPipeline cancel => type.CancelAsync(connector, cancel, cancellationToken),
        _ => throw new NotSupportedException($"No connector carries out {effect.GetType().Name}."),
    };

    // Before the activity hears of its run, so that no webhook that comes after that misses it.
    private async Task<EffectOutcome> KeepAsync(EffectInvocation invocation, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is PipelineAccepted { ExternalKey.Length: > 0 } accepted)
        {
            var (connector, key) = Target(invocation.Effect);
            var attempt = invocation.Effect switch
            {
                StartPipeline start => start.Attempt,
                PollPipeline poll => poll.Attempt,
                _ => 0,
            };
            await _runs.KeepAsync(
                new ExternalRun { Key = accepted.ExternalKey, Machine = invocation.Machine, Attempt = attempt, IdempotencyKey = key, Connector = connector, Handle = accepted.Handle },
                cancellationToken);
        }

        return outcome;
    }

    private async Task<(ApplicationError? Error, ConnectorDefinition? Connector, IPipelineConnector? Type)> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await _definitions.FindConnectorAsync(id, cancellationToken) is not { } connector)
        {
            return (ConnectorErrors.UnknownConnector(id), null, null);
        }

        return _types.TryGetValue(connector.Type, out var type)
            ? (null, connector, type)
            : (ConnectorErrors.UnknownType(id, connector.Type, _types.Keys), connector, null);
    }

    private EffectOutcome Impossible(Effect effect, ApplicationError error)
    {
        LogImpossible(effect.GetType().Name, error.Code, error.Message);
        return effect is CancelPipeline ? new EffectDone() : error.Ended();
    }
}
