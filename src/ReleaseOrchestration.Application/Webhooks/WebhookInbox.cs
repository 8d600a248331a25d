using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>
/// Takes webhooks of systems that run pipelines. A webhook says when to look, never what came out: the end and the outputs of a run are asked of its system, with the
/// credentials of the connector. One that is lost, late or doubled changes nothing, because the activity is polled all the same and ends once.
/// </summary>
public sealed class WebhookInbox(
    IConnectorDefinitions connectors,
    IWebhookReader reader,
    WebhookDeliveries deliveries,
    ExternalRuns runs,
    IEffectExecutor effects,
    ReleaseSignals signals,
    TimeProvider clock)
{
    /// <summary>How long the system of a run is waited for; senders give up after about ten seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly ApplicationError NotGenuine = new(ErrorCodes.ForgedWebhook, 401, "This webhook does not count here. If it should, look into the log of the server.");

    /// <summary>Takes one webhook.</summary>
    /// <returns>What it came to; the same refusal for everything that is not genuine.</returns>
    public async Task<WebhookResult> TakeAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var connector = Identifier.IsValid(request.Connector) ? await connectors.FindConnectorAsync(request.Connector, cancellationToken) : null;
        var reading = connector is null ? WebhookReading.Forged("there is no such connector") : await reader.ReadAsync(connector, request, cancellationToken);
        if (reading.Doubt.Length > 0)
        {
            return new WebhookResult(NotGenuine, reading);
        }

        if (reading.Problem.Length > 0)
        {
            return new WebhookResult(new ApplicationError(ErrorCodes.UnreadableWebhook, 422, $"The webhook is genuine, and {reading.Problem}."), reading);
        }

        if (await deliveries.IsKnownAsync(request.Connector, reading, cancellationToken))
        {
            return new WebhookResult(WebhookAnswer.Repeated, reading);
        }

        var (answer, failure) = reading.ExternalKey.Length == 0 ? (WebhookAnswer.Ignored, null) : await LookAsync(reading.ExternalKey, request.Connector, cancellationToken);

        // Noted last, and only when there is no more to do: whatever goes wrong before, the sender's next try does the work.
        if (answer is WebhookAnswer.Done or WebhookAnswer.Late)
        {
            await deliveries.NoteAsync(request.Connector, reading, cancellationToken);
        }

        return new WebhookResult(answer, reading, failure);
    }

    private async Task<(WebhookAnswer Answer, Exception? Failure)> LookAsync(string key, string connector, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(key, cancellationToken) is not { } run || run.Connector != connector)
        {
            return (WebhookAnswer.Unknown, null);
        }

        var (outcome, failure) = await AskAsync(run, cancellationToken);
        return (outcome is PipelineEnded end ? await TellAsync(run, end, cancellationToken) : WebhookAnswer.Pending, failure);
    }

    private async Task<(EffectOutcome? Outcome, Exception? Failure)> AskAsync(ExternalRun run, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return (await effects.ExecuteAsync(new EffectInvocation(run.Machine, "webhook", run.ToPoll(), Try: 1), either.Token).WaitAsync(either.Token), null);
        }
#pragma warning disable CA1031 // An exception of an executor means that nobody knows; the polls of the activity ask again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, exception);
        }
    }

    private async Task<WebhookAnswer> TellAsync(ExternalRun run, PipelineEnded end, CancellationToken cancellationToken)
    {
        var result = await signals.SendAsync(run.Machine, "report", Signal, new Origin($"webhook:{run.Connector}", []), cancellationToken);
        return result switch
        {
            { Error: null, Value: null } => WebhookAnswer.Pending,
            { Error: null, Value.Accepted: true } => WebhookAnswer.Done,
            _ => WebhookAnswer.Late,
        };

        ReportPipeline Signal(string id) => new()
        {
            SignalId = id,
            Actor = $"webhook:{run.Connector}",
            Attempt = run.Attempt,
            IdempotencyKey = run.IdempotencyKey,
            Status = end.Status,
            Outputs = end.Outputs,
            LogUrl = end.LogUrl,
            Message = end.Message,
        };
    }
}
