using System.Text;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable.Signals;

/// <summary>Hands signals to machines, or answers for those that cannot.</summary>
internal sealed class SignalDelivery(IDurableClients clients, MachineStarts starts, EndedMachines ended, SignalRows rows, PayloadStore payloads, IDefinitionSource definitions)
{
    /// <returns>The answer where the shell or the rules of an ended machine give it; null when the signal is on its way.</returns>
    public async Task<SignalReply?> DeliverAsync(MachineAddress to, Signal signal, CancellationToken cancellationToken)
    {
        var instance = await clients.Current.GetInstanceAsync(InstanceId.Of(to), getInputsAndOutputs: true, cancellationToken).ConfigureAwait(false);
        switch (instance?.RuntimeStatus)
        {
            case null when Machine.StartOnDemand(to) is { } start:
                await starts.StartAsync(start, cancellationToken).ConfigureAwait(false);
                await starts.WaitUntilItListensAsync(to, cancellationToken).ConfigureAwait(false);
                return await SendAsync(to, signal, cancellationToken).ConfigureAwait(false);
            case null:
                return await RefuseAsync(to, signal, await UnreachedAsync(to, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            case OrchestrationRuntimeStatus.Completed:
                return await ended.AnswerAsync(to, await starts.ReadAsync(instance.ReadInputAs<string>(), cancellationToken).ConfigureAwait(false), signal, cancellationToken).ConfigureAwait(false);
            case OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated:
                return await RefuseAsync(to, signal, Broken(to, instance), cancellationToken).ConfigureAwait(false);
            default:
                return QuarantineStatus.Read(instance.SerializedCustomStatus) is { } reason
                    ? await RefuseAsync(to, signal, UnreachedSignals.Quarantined(to, reason), cancellationToken).ConfigureAwait(false)
                    : await SendAsync(to, signal, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Wakes a machine that is set aside.</summary>
    /// <returns>False when it is not.</returns>
    public async Task<bool> WakeAsync(MachineAddress machine, CancellationToken cancellationToken)
    {
        var id = InstanceId.Of(machine);
        var instance = await clients.Current.GetInstanceAsync(id, cancellationToken).ConfigureAwait(false);
        if (QuarantineStatus.Read(instance?.SerializedCustomStatus) is null)
        {
            return false;
        }

        await RaiseAsync(id, new Parcel(), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static SignalReply Broken(MachineAddress to, OrchestrationMetadata instance) => new()
    {
        Code = ShellCodes.BrokenInstance,
        Status = 409,
        Message = $"The instance '{instance.InstanceId}' of '{to}' ended as {instance.RuntimeStatus}: {instance.FailureDetails?.ErrorMessage ?? instance.SerializedOutput} Restart the release.",
    };

    private async Task<SignalReply> UnreachedAsync(MachineAddress to, CancellationToken cancellationToken)
    {
        var release = await clients.Current.GetInstanceAsync(InstanceId.Of(to.Release), getInputsAndOutputs: true, cancellationToken).ConfigureAwait(false);
        var isNode = release is not null
            && await starts.ReadAsync(release.ReadInputAs<string>(), cancellationToken).ConfigureAwait(false) is StartRelease start
            && NodePaths.Has(await definitions.LoadAsync(start.DefinitionHash, cancellationToken).ConfigureAwait(false), to.LocalPath);
        return isNode ? UnreachedSignals.NotStarted(to) : UnreachedSignals.Unknown(to);
    }

    private async Task<SignalReply> RefuseAsync(MachineAddress to, Signal signal, SignalReply answer, CancellationToken cancellationToken)
    {
        await rows.AnswerAsync(to, new Reply { SignalId = signal.SignalId, Answer = answer }, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    private async Task<SignalReply?> SendAsync(MachineAddress to, Signal signal, CancellationToken cancellationToken)
    {
        var envelope = new Envelope { From = MachineRunner.Outside, Message = signal };
        var json = Encoding.UTF8.GetBytes(DurableJson.Write(envelope, DurableJsonContext.Default.Envelope));
        var kept = await payloads.PutAsync(to.ReleaseId, json, cancellationToken).ConfigureAwait(false);
        var parcel = kept.Reference is { } reference ? new Parcel { Reference = reference } : new Parcel { Envelope = envelope };

        await RaiseAsync(InstanceId.Of(to), parcel, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private Task RaiseAsync(string instance, Parcel parcel, CancellationToken cancellationToken) =>
        clients.Current.RaiseEventAsync(instance, DurableNames.Message, DurableJson.Write(parcel, DurableJsonContext.Default.Parcel), cancellationToken);
}
