using System.Text.Json;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>What comes in by the external event, and what goes out by it.</summary>
internal sealed partial class MachineOrchestration
{
    private readonly SortedDictionary<string, List<Parcel>> _unsent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listening = new(StringComparer.Ordinal);
    private int _outgoing;

    // Exactly one wait is open at any time: a wait that is given up could take an event along.
    private async Task ListenAsync()
    {
        while (!_isOver)
        {
            var payload = await _steps.WaitAsync(_context.WaitForExternalEvent<JsonElement>(DurableNames.Message)).ConfigureAwait(true);
            if (_isTurning)
            {
                _late.Add(payload);
            }
            else if (Read(payload) is { } parcel)
            {
                Receive(parcel);
                Settle();
            }
        }
    }

    private Parcel? Read(JsonElement payload)
    {
        try
        {
            return DurableJson.Read(payload.GetString(), DurableJsonContext.Default.Parcel);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            LogNoMessage(_machine.Self, e.Message);
            return null;
        }
    }

    private void Receive(Parcel parcel)
    {
        if (parcel.Ready is { } child)
        {
            Release(child);
        }
        else if (parcel.Reference is { } reference)
        {
            Watch(ReceiveAsync(reference));
        }
        else if (parcel.Envelope is { } envelope)
        {
            Deliver(envelope);
        }
    }

    private async Task ReceiveAsync(string reference)
    {
        _outgoing++;
        var envelope = DurableJson.Read(await FetchAsync(reference).ConfigureAwait(true), DurableJsonContext.Default.Envelope);
        _outgoing--;
        Deliver(envelope);
        Settle();
    }

    // A child that does not listen yet would lose the message; a lock may have to be started first.
    private void Send(MachineAddress to, Envelope envelope)
    {
        var receiver = to.ToString();
        var parcel = new Parcel { Envelope = envelope };
        if (_listening.Contains(receiver) || !(_children.Contains(receiver) || IsKeeper(to)))
        {
            SendParcel(to, parcel);
            return;
        }

        if (_unsent.TryGetValue(receiver, out var waiting))
        {
            waiting.Add(parcel);
            return;
        }

        _unsent[receiver] = [parcel];
        if (IsKeeper(to))
        {
            Watch(StartKeeperAsync(to));
        }
    }

    private void Release(string receiver)
    {
        _listening.Add(receiver);
        if (_unsent.Remove(receiver, out var waiting))
        {
            var to = MachineAddress.TryParse(receiver)!;
            waiting.ForEach(parcel => SendParcel(to, parcel));
        }
    }

    private void SendParcel(MachineAddress to, Parcel parcel)
    {
        if (parcel.Envelope is { } envelope && DurableJson.Write(envelope, DurableJsonContext.Default.Envelope) is var json && DurableJson.IsLarge(json))
        {
            Watch(SendLargeAsync(to, json));
        }
        else
        {
            _context.SendEvent(InstanceId.Of(to), DurableNames.Message, DurableJson.Write(parcel, DurableJsonContext.Default.Parcel));
        }
    }

    // May arrive behind what is sent later; the receiver's mailbox puts it into its place.
    private async Task SendLargeAsync(MachineAddress to, string envelope)
    {
        _outgoing++;
        var reference = await KeepAsync(envelope).ConfigureAwait(true);
        _outgoing--;
        _context.SendEvent(InstanceId.Of(to), DurableNames.Message, DurableJson.Write(new Parcel { Reference = reference }, DurableJsonContext.Default.Parcel));
        Settle();
    }

    private Task<string> KeepAsync(string payload) =>
        _steps.CallAsync(DurableNames.KeepPayload, DurableJson.Write(new KeepCall(_machine.Self.ReleaseId, payload), DurableJsonContext.Default.KeepCall));

    private Task<string> FetchAsync(string reference) => _steps.CallAsync(DurableNames.FetchPayload, reference);
}
