using Microsoft.DurableTask;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>Machines that this one starts: its children, and machines that are nobody's child.</summary>
internal sealed partial class MachineOrchestration
{
    private readonly HashSet<string> _children = new(StringComparer.Ordinal);

    // Freezes are started with the first release; a lock with the first machine that wants it.
    private static bool IsKeeper(MachineAddress address) => address != MachineAddress.Freezes && Machine.StartOnDemand(address) is not null;

    public static string OrchestratorOf(MachineStart start) => start switch
    {
        StartRelease => DurableNames.Release,
        StartPhase => DurableNames.Phase,
        StartLock => DurableNames.Lock,
        StartFreezes => DurableNames.Freezes,
        _ => DurableNames.Activity,
    };

    private void StartMachine(MachineStart start) => Watch(start is StartRelease { Parent: null } ? StartIndependentAsync(start) : RunChildAsync(start));

    private async Task StartIndependentAsync(MachineStart start)
    {
        _outgoing++;
        var input = await InputAsync(start).ConfigureAwait(true);
        await _steps.CallAsync(DurableNames.StartMachine, input).ConfigureAwait(true);
        _outgoing--;
        Settle();
    }

    private async Task StartKeeperAsync(MachineAddress address)
    {
        await StartIndependentAsync(Machine.StartOnDemand(address)!).ConfigureAwait(true);
        Release(address.ToString());
        Settle();
    }

    private async Task RunChildAsync(MachineStart start)
    {
        var child = start.Self.ToString();
        _children.Add(child);
        var end = await EndOfAsync(start).ConfigureAwait(true);
        _children.Remove(child);
        _unsent.Remove(child);
        Deliver(end);
        Settle();
    }

    private async Task<Envelope> EndOfAsync(MachineStart start)
    {
        try
        {
            var input = await InputAsync(start).ConfigureAwait(true);
            var options = new SubOrchestrationOptions(instanceId: InstanceId.Of(start.Self));
            var json = await _steps.WaitAsync(_context.CallSubOrchestratorAsync<string>(OrchestratorOf(start), input, options)).ConfigureAwait(true);
            var output = DurableJson.Read(json, DurableJsonContext.Default.MachineOutput);
            return output.End ?? DurableJson.Read(await FetchAsync(output.Reference!).ConfigureAwait(true), DurableJsonContext.Default.Envelope);
        }
        catch (TaskFailedException e)
        {
            return Broken(start, e);
        }
    }

    // The instance of the child failed: a defect of the shell or of the host, not of what the child does.
    private Envelope Broken(MachineStart start, TaskFailedException failure)
    {
        var self = start.Self;
        var fact = new NodeFact { Ending = NodeEnding.Failed, Status = nameof(ActivityStatus.Failed) };
        var end = new NodeEnd { Fact = fact, Reason = $"{ShellCodes.BrokenInstance}: its instance failed: {Retries.Problem(failure)}" };
        return new Envelope
        {
            From = self.ToString(),
            Sequence = _snapshot.Mailbox.Expected(self.ToString()),
            Message = new ChildEnded { Child = self.IsRelease ? self.Path : self.LocalPath, End = end },
        };
    }

    private async Task<string> InputAsync(MachineStart start)
    {
        var json = DurableJson.Write(start, DurableJsonContext.Default.MachineStart);
        var input = DurableJson.IsLarge(json) ? new MachineInput { StartReference = await KeepAsync(json).ConfigureAwait(true) } : new MachineInput { Start = start };
        return DurableJson.Write(input, DurableJsonContext.Default.MachineInput);
    }
}
