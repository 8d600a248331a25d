using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Diagnostics;
using ReleaseOrchestration.Durable.Signals;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable;

/// <summary>The durable runtime on Durable Task: machines in orchestrations, what they leave in tables and blobs.</summary>
public sealed partial class DurableRuntime : IExecutionRuntime
{
    // An event can get lost: its instance ended just then, or had not begun.
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(2);

    private readonly MachineStarts _starts;
    private readonly IDefinitionSource _definitions;
    private readonly SignalRows _rows;
    private readonly SignalDelivery _delivery;
    private readonly DurableMetrics _metrics;
    private readonly ILogger<DurableRuntime> _logger;

    internal DurableRuntime(MachineStarts starts, IDefinitionSource definitions, SignalRows rows, SignalDelivery delivery, DurableMetrics metrics, ILogger<DurableRuntime> logger) =>
        (_starts, _definitions, _rows, _delivery, _metrics, _logger) = (starts, definitions, rows, delivery, metrics, logger);

    /// <inheritdoc/>
    public async Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken)
    {
        await _definitions.LoadAsync(start.DefinitionHash, cancellationToken).ConfigureAwait(false);
        await _starts.StartFreezesAsync(cancellationToken).ConfigureAwait(false);
        return await _starts.StartAsync(start, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var saved = await _rows.SaveAsync(to, signal, cancellationToken).ConfigureAwait(false);
        var answer = saved.Answer;
        for (var left = patience; answer is null && left > TimeSpan.Zero; left = patience - Stopwatch.GetElapsedTime(began))
        {
            answer = await _delivery.DeliverAsync(saved.To, saved.Signal, cancellationToken).ConfigureAwait(false)
                ?? await _rows.WaitForReplyAsync(to, signal.SignalId, left < Resend ? left : Resend, cancellationToken).ConfigureAwait(false);
        }

        _metrics.Answered(Stopwatch.GetElapsedTime(began), answer is not null);
        return answer;
    }

    /// <summary>Hands over again what was stored longer ago than <paramref name="age"/> and has no answer. A host calls it now and then.</summary>
    /// <returns>How many signals.</returns>
    public async Task<int> ResendAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var waiting = await _rows.WaitingAsync(age, limit: 500, cancellationToken).ConfigureAwait(false);
        foreach (var saved in waiting)
        {
            try
            {
                await _delivery.DeliverAsync(saved.To, saved.Signal, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // One that cannot be handed over must not keep back those behind it.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotHandedOver(e, saved.Signal.SignalId, saved.To);
            }
        }

        return waiting.Length;
    }

    /// <summary>Wakes a machine that is set aside: a version of the product that mends it goes on with the messages that were kept.</summary>
    /// <returns>False when it is not set aside.</returns>
    public Task<bool> ResumeAsync(MachineAddress machine, CancellationToken cancellationToken) => _delivery.WakeAsync(machine, cancellationToken);
}
