using System.Text.Json;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>What is done after each message: commit, set the next alarm, end, or begin a new generation.</summary>
internal sealed partial class MachineOrchestration
{
    // A replay reads all of it.
    private const int MostDelivered = 100;

    private readonly List<JsonElement> _late = [];
    private readonly string? _startReference;
    private readonly int _shell;
    private End? _end;
    private bool _isParentTold;
    private bool _isTurning;
    private bool _isOver;

    private bool IsWorking => _children.Count + _effects + _outgoing > 0;

    // Beyond some length a history is given up for a new one. Parents always have something outstanding: theirs is bounded by the size of the process.
    private bool IsFull => _delivered > MostDelivered && _early.Count == 0 && _machine is not { Start: StartRelease or StartPhase };

    private void Settle()
    {
        if (_steps.IsStopped || _isOver || _isTurning)
        {
            return;
        }

        Commit();
        if (_isCommitting || HasToCommit)
        {
            SetAlarmUnlessFull();
        }
        else if (_end is not null)
        {
            Finish();
        }
        else if (IsFull && !IsWorking)
        {
            _isTurning = true;
            Watch(TurnAsync());
        }
        else
        {
            SetAlarm();
        }
    }

    // An alarm that is not set yet is set by the next generation.
    private void SetAlarmUnlessFull()
    {
        if (_end is null && (IsWorking || !IsFull))
        {
            SetAlarm();
        }
    }

    // An instance must not end while something that it scheduled is under way; its parent need not wait for that.
    private void Finish()
    {
        if (IsWorking)
        {
            TellParent();
            return;
        }

        _isOver = true;
        _noAlarms.Cancel();
        Watch(ReturnAsync());
    }

    private void TellParent()
    {
        if (!_isParentTold && _end!.Envelope is { } envelope)
        {
            _isParentTold = true;
            SendParcel(_machine.Parent!, new Parcel { Envelope = envelope });
        }
    }

    private async Task ReturnAsync()
    {
        var output = new MachineOutput { End = _end!.Envelope };
        if (_end.Envelope is { } envelope && DurableJson.Write(envelope, DurableJsonContext.Default.Envelope) is var json && DurableJson.IsLarge(json))
        {
            output = new MachineOutput { Reference = await KeepAsync(json).ConfigureAwait(true) };
        }

        _over.TrySetResult(DurableJson.Write(output, DurableJsonContext.Default.MachineOutput));
    }

    // Task numbers begin anew: only alarms are outstanding, and those are given up. What the last messages sent must be out before, since it could get lost with the old history: hence a
    // pause, or the keeping of a large state. What arrives meanwhile is for the next generation.
    private async Task TurnAsync()
    {
        var carried = new CarriedMachine(_snapshot, _commits, _now);
        var input = new MachineInput { Shell = _shell, Start = _startReference is null ? _machine.Start : null, StartReference = _startReference };
        var json = DurableJson.Write(carried, DurableJsonContext.Default.CarriedMachine);
        if (DurableJson.IsLarge(json))
        {
            input = input with { CarriedReference = await KeepAsync(json).ConfigureAwait(true) };
        }
        else
        {
            input = input with { Carried = carried };
            await _steps.PauseAsync(TimeSpan.Zero).ConfigureAwait(true);
        }

        _isOver = true;
        _noAlarms.Cancel();
        _late.ForEach(payload => _context.SendEvent(_context.InstanceId, DurableNames.Message, payload));
        _context.ContinueAsNew(DurableJson.Write(input, DurableJsonContext.Default.MachineInput));
        _over.TrySetResult(null);
    }
}
