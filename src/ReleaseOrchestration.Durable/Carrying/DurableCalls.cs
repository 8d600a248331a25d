using System.Text;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Diagnostics;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable.Carrying;

/// <summary>What orchestrations have done for them: the activity functions. Each may be called again with the same input, and has then been called once.</summary>
public sealed class DurableCalls
{
    private readonly TurnCommits _commits;
    private readonly PayloadStore _payloads;
    private readonly IDefinitionSource _definitions;
    private readonly IEffectExecutor _effects;
    private readonly MachineStarts _starts;
    private readonly DurableMetrics _metrics;

    internal DurableCalls(TurnCommits commits, PayloadStore payloads, IDefinitionSource definitions, IEffectExecutor effects, MachineStarts starts, DurableMetrics metrics) =>
        (_commits, _payloads, _definitions, _effects, _starts, _metrics) = (commits, payloads, definitions, effects, starts, metrics);

    /// <summary>The function <see cref="DurableNames.CommitTurn"/>.</summary>
    public async Task<string> CommitTurnAsync(string input, CancellationToken cancellationToken)
    {
        var commit = TurnCommit.FromJson(Encoding.UTF8.GetBytes(input));
        using var call = _metrics.Begin(DurableNames.CommitTurn, commit.Machine);
        await _commits.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        NodeSpans.Record(commit);
        return string.Empty;
    }

    /// <summary>The function <see cref="DurableNames.CarryOutEffect"/>. An exception means that nobody knows what came of the effect.</summary>
    public async Task<string> CarryOutEffectAsync(string input, CancellationToken cancellationToken)
    {
        var effect = DurableJson.Read(input, DurableJsonContext.Default.EffectCall);
        using var call = _metrics.Begin(DurableNames.CarryOutEffect, effect.Machine);
        var outcome = await _effects.ExecuteAsync(new EffectInvocation(effect.Machine, effect.EffectId, effect.Effect, effect.Try), cancellationToken).ConfigureAwait(false);
        var json = DurableJson.Write(outcome, DurableJsonContext.Default.EffectOutcome);
        var answer = DurableJson.IsLarge(json)
            ? new EffectAnswer { Reference = await KeepAsync(effect.Machine.ReleaseId, json, cancellationToken).ConfigureAwait(false) }
            : new EffectAnswer { Outcome = outcome };
        return DurableJson.Write(answer, DurableJsonContext.Default.EffectAnswer);
    }

    /// <summary>The function <see cref="DurableNames.LoadDefinition"/>.</summary>
    public async Task<string> LoadDefinitionAsync(string hash, CancellationToken cancellationToken)
    {
        using var call = _metrics.Begin(DurableNames.LoadDefinition, machine: null);
        return Encoding.UTF8.GetString(DefinitionCodec.Serialize(await _definitions.LoadAsync(hash, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>The function <see cref="DurableNames.KeepPayload"/>.</summary>
    public async Task<string> KeepPayloadAsync(string input, CancellationToken cancellationToken)
    {
        using var call = _metrics.Begin(DurableNames.KeepPayload, machine: null);
        var keep = DurableJson.Read(input, DurableJsonContext.Default.KeepCall);
        return await KeepAsync(keep.ReleaseId, keep.Payload, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The function <see cref="DurableNames.FetchPayload"/>.</summary>
    public async Task<string> FetchPayloadAsync(string reference, CancellationToken cancellationToken)
    {
        using var call = _metrics.Begin(DurableNames.FetchPayload, machine: null);
        var content = await _payloads.GetAsync(new Payload(Inline: null, reference), cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(content.Span);
    }

    /// <summary>The function <see cref="DurableNames.StartMachine"/>.</summary>
    public async Task<string> StartMachineAsync(string input, CancellationToken cancellationToken)
    {
        var start = await _starts.ReadAsync(input, cancellationToken).ConfigureAwait(false);
        using var call = _metrics.Begin(DurableNames.StartMachine, start.Self);
        await _starts.StartAsync(start, cancellationToken).ConfigureAwait(false);
        if (start is StartLock or StartFreezes)
        {
            await _starts.WaitUntilItListensAsync(start.Self, cancellationToken).ConfigureAwait(false);
        }

        return string.Empty;
    }

    private async Task<string> KeepAsync(string releaseId, string payload, CancellationToken cancellationToken)
    {
        var kept = await _payloads.PutAsync(releaseId, Encoding.UTF8.GetBytes(payload), cancellationToken).ConfigureAwait(false);
        return kept.Reference ?? throw new InvalidOperationException("A payload that is kept has a reference.");
    }
}
