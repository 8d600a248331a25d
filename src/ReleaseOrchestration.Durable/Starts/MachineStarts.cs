using System.Text;
using Microsoft.DurableTask;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Starts;

/// <summary>Starts machines that are nobody's child. The service does not know a repeated start: a row of our own does.</summary>
internal sealed class MachineStarts(IDurableClients clients, MachineRows rows, PayloadStore payloads, TimeProvider time)
{
    // Who noted the machine first has begun to start it; only when nothing comes of that does another do it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private volatile bool _freezesListen;

    /// <summary>Starts a machine; durable when it returns.</summary>
    /// <returns>False when there was one of that address already.</returns>
    public async Task<bool> StartAsync(MachineStart start, CancellationToken cancellationToken)
    {
        var id = InstanceId.Of(start.Self);
        var isNew = await rows.StartedAsync(start, id, cancellationToken).ConfigureAwait(false);
        if (await ExistsAsync(id, isNew ? TimeSpan.Zero : Patience, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var noted = isNew ? start : await rows.StartOfAsync(start.Self, cancellationToken).ConfigureAwait(false) ?? start;
        var input = await InputAsync(noted, cancellationToken).ConfigureAwait(false);
        return await TryScheduleAsync(OrchestratorOf(start), id, input, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sees to it that the freezes listen; what they are sent before would be lost.</summary>
    public async Task StartFreezesAsync(CancellationToken cancellationToken)
    {
        if (_freezesListen)
        {
            return;
        }

        await StartAsync(Machine.StartOnDemand(MachineAddress.Freezes)!, cancellationToken).ConfigureAwait(false);
        await WaitUntilItListensAsync(MachineAddress.Freezes, cancellationToken).ConfigureAwait(false);
        _freezesListen = true;
    }

    /// <summary>Waits until an instance has begun.</summary>
    public Task WaitUntilItListensAsync(MachineAddress machine, CancellationToken cancellationToken) =>
        clients.Current.WaitForInstanceStartAsync(InstanceId.Of(machine), cancellationToken);

    /// <summary>The first message of a machine, from the input of its instance.</summary>
    public async Task<MachineStart> ReadAsync(string? json, CancellationToken cancellationToken)
    {
        var input = DurableJson.Read(json, DurableJsonContext.Default.MachineInput);
        if (input.Start is { } start)
        {
            return start;
        }

        var content = await payloads.GetAsync(new Payload(Inline: null, input.StartReference), cancellationToken).ConfigureAwait(false);
        return DurableJson.Read(Encoding.UTF8.GetString(content.Span), DurableJsonContext.Default.MachineStart);
    }

    // Who gave up waiting for another meets it when that one was only slow.
    private async Task<bool> TryScheduleAsync(TaskName orchestrator, string id, string input, CancellationToken cancellationToken)
    {
        try
        {
            await clients.Current.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (await ExistsAsync(id, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            throw;
        }
    }

    private static TaskName OrchestratorOf(MachineStart start) => MachineOrchestration.OrchestratorOf(start);

    private async Task<bool> ExistsAsync(string id, TimeSpan patience, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + patience;
        while (true)
        {
            if (await clients.Current.GetInstanceAsync(id, cancellationToken).ConfigureAwait(false) is not null)
            {
                return true;
            }

            if (time.GetUtcNow() >= end)
            {
                return false;
            }

            await Task.Delay(Glance, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> InputAsync(MachineStart start, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(DurableJson.Write(start, DurableJsonContext.Default.MachineStart));
        var kept = await payloads.PutAsync(start.Self.ReleaseId, content, cancellationToken).ConfigureAwait(false);
        var input = kept.Reference is { } reference ? new MachineInput { StartReference = reference } : new MachineInput { Start = start };
        return DurableJson.Write(input, DurableJsonContext.Default.MachineInput);
    }
}
