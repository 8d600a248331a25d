using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Starts the runs of one type of system, each once, asks for them until they end, and stops them.</summary>
internal sealed partial class RunConnector(
    IRunSystem system, HttpCalls http, SecretResolver resolver, SentSecrets sent, RunStarts starts, TimeProvider clock, ILogger<RunConnector> logger) : IPipelineConnector
{
    /// <summary>A run may be unknown for a moment after its start, because lists follow behind.</summary>
    private const int PollsBeforeUnknown = 3;

    private readonly RunStarter _starter = new(sent, starts, clock);
    private readonly ILogger<RunConnector> _logger = logger;

    public string Type => system.Type;

    public async Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken)
    {
        if (Open(connector, effect.IdempotencyKey).Failed(out var error, out var session))
        {
            return error.Ended();
        }

        return (await _starter.StartAsync(session, effect, cancellationToken)).Failed(out error, out var start)
            ? RunOutcomes.Failed(session, error)
            : RunOutcomes.Running(session, start.Run, polls: 0);
    }

    public async Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken)
    {
        if (Open(connector, effect.IdempotencyKey).Failed(out var error, out var session)
            || (error = await session.Secrets.RecallAsync(await sent.FindAsync(effect.IdempotencyKey, cancellationToken), cancellationToken)) is not null)
        {
            return error.Ended();
        }

        try
        {
            return effect.Handle.Length == 0 ? await SeekAsync(session, effect, cancellationToken) : await AskAsync(session, effect, cancellationToken);
        }
        catch (ConnectorUnavailableException limited) when (limited is { NothingDone: true, RetryAfter: { } pause })
        {
            LogLimited(effect.IdempotencyKey, session.Api.Host, pause);
            return new PipelineAccepted { Handle = effect.Handle, PollAfter = PollPause.Of(pause) };
        }
    }

    public async Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken)
    {
        if (Open(connector, effect.IdempotencyKey).Failed(out var error, out var session)
            || (await HandleAsync(session, effect, cancellationToken)).Failed(out error, out var handle)
            || (handle.Length > 0 && (error = await session.Api.StopAsync(handle, cancellationToken)) is not null))
        {
            LogNotCancelled(effect.IdempotencyKey, session is null ? error.Sentence() : session.Secrets.Redact(error.Sentence()));
        }

        return new EffectDone();
    }

    private Result<RunSession> Open(ConnectorDefinition connector, string key)
    {
        var reader = new SettingsReader(connector);
        if (reader.Error is { } wrong)
        {
            return wrong;
        }

        var calls = new RunCalls(http, sent, resolver.Open(), connector.Id, key) { Settings = CallSettings.Read(reader) };
        return system.Open(reader, calls).Failed(out var error, out var api) ? error : new RunSession(api, calls, key);
    }

    // The system has confirmed a start without naming the run.
    private async Task<EffectOutcome> SeekAsync(RunSession session, PollPipeline effect, CancellationToken cancellationToken)
    {
        if (await starts.FindAsync(effect.IdempotencyKey, cancellationToken) is not { } start)
        {
            return RunErrors.UnknownRun(session.Api.Host, effect.IdempotencyKey).Ended();
        }

        if ((await _starter.SeekAsync(session, start, cancellationToken)).Failed(out var error, out var found))
        {
            return RunOutcomes.Failed(session, error);
        }

        return found.Handle.Length == 0 && clock.GetUtcNow() - start.At > RunStarter.LongestWait
            ? RunErrors.NeverAppeared(session.Api.Host, start.Pipeline).Ended()
            : RunOutcomes.Running(session, found.Run, effect.Count);
    }

    private async Task<EffectOutcome> AskAsync(RunSession session, PollPipeline effect, CancellationToken cancellationToken)
    {
        if ((await session.Api.AskAsync(effect.Handle, cancellationToken)).Failed(out var error, out var report))
        {
            return error.Code == RunErrors.UnknownRunCode && effect.Count <= PollsBeforeUnknown
                ? RunOutcomes.Running(session, new StartedRun(effect.Handle, string.Empty, string.Empty), effect.Count)
                : RunOutcomes.Failed(session, error);
        }

        if (report.Status != RunStatus.Succeeded)
        {
            return report.Status == RunStatus.Running ? RunOutcomes.Running(session, report.Run, effect.Count) : RunOutcomes.Ended(session, report, OutputsFile.None);
        }

        return (await session.Api.ReadOutputsAsync(report.Run.Handle, cancellationToken)).Failed(out error, out var outputs)
            ? RunOutcomes.Failed(session, error, report.Run.LogUrl)
            : RunOutcomes.Ended(session, report, outputs);
    }

    private async Task<Result<string>> HandleAsync(RunSession session, CancelPipeline effect, CancellationToken cancellationToken)
    {
        if (effect.Handle.Length > 0 || await starts.FindAsync(effect.IdempotencyKey, cancellationToken) is not { } start)
        {
            return effect.Handle;
        }

        return (await _starter.SeekAsync(session, start, cancellationToken)).Failed(out var error, out var found) ? error : found.Handle;
    }
}
