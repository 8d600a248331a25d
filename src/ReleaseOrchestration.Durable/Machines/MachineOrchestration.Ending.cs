using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>What is done after each message: commit, set the next alarm, end, or begin a new generation.</summary>
internal sealed partial class MachineOrchestration
{
    // Beyond it a history is given up for a new one as soon as nothing is outstanding. A replay reads all of it.
    private const int MostDelivered = 100;

    private string? _startReference;
    private int _shell;
    private End? _end;
    private bool _isParentTold;
    private bool _isOver;

    private bool IsWorking => _children.Count + _effects + _outgoing > 0;

    private void Settle()
    {
        if (_isSetAside || _isOver)
        {
            return;
        }

        Commit();
        if (_isCommitting || HasToCommit)
        {
            SetAlarmUnlessTurning();
        }
        else if (_end is not null)
        {
            Finish();
        }
        else if (IsTurning && !IsWorking)
        {
            Watch(TurnAsync());
        }
        else
        {
            SetAlarm();
        }
    }

    // An alarm that is not set yet is set by the next generation.
    private void SetAlarmUnlessTurning()
    {
        if (_end is null && (IsWorking || !IsTurning))
        {
            SetAlarm();
        }
    }

    private bool IsTurning => _delivered > MostDelivered && _alarms.Count == 0 && _machine is not { Start: StartRelease or StartPhase };

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
        var output = DurableJson.Write(new MachineOutput { End = _end!.Envelope }, DurableJsonContext.Default.MachineOutput);
        if (output.Length > DurableJson.MostInline)
        {
            var reference = await KeepAsync(DurableJson.Write(_end.Envelope!, DurableJsonContext.Default.Envelope)).ConfigureAwait(true);
            output = DurableJson.Write(new MachineOutput { Reference = reference }, DurableJsonContext.Default.MachineOutput);
        }

        _over.TrySetResult(output);
    }

    // Task numbers begin anew: nothing may be outstanding, and nothing may be scheduled in the same breath. Keeping the state is a breath of its own; what arrives meanwhile makes it stale.
    private async Task TurnAsync()
    {
        var carried = new CarriedMachine(_snapshot, _commits, _now);
        _outgoing++;
        var reference = await KeepAsync(DurableJson.Write(carried, DurableJsonContext.Default.CarriedMachine)).ConfigureAwait(true);
        _outgoing--;
        if (!ReferenceEquals(carried.Snapshot, _snapshot) || HasToCommit || _isCommitting || IsWorking)
        {
            Settle();
            return;
        }

        var start = _startReference is null ? _machine.Start : null;
        var input = new MachineInput { Shell = _shell, Start = start, StartReference = _startReference, CarriedReference = reference };
        _isOver = true;
        _context.ContinueAsNew(DurableJson.Write(input, DurableJsonContext.Default.MachineInput));
        _over.TrySetResult(null);
    }
}
