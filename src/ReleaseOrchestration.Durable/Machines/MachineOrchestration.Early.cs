using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// Reports that come before their attempt. The service hands out what a turn asks for before it keeps the turn: when the host dies in between, a pipeline runs that the machine
/// is only about to start, and asks for again with the same key. Nobody else reports for an attempt that has not begun, as callback addresses are signed.
/// </summary>
internal sealed partial class MachineOrchestration
{
    private readonly List<Envelope> _early = [];

    private bool IsEarly(Envelope envelope) => _end is null
        && envelope.Message is ReportPipeline report
        && _snapshot.State is ActivityState state
        && report.Attempt > state.Attempts.Length;

    private void KeepEarly(Envelope envelope)
    {
        var id = ((Signal)envelope.Message).SignalId;
        if (_early.TrueForAll(kept => ((Signal)kept.Message).SignalId != id))
        {
            _early.Add(envelope);
        }
    }

    // After each turn: the attempt may have begun, or the machine ended, which refuses them.
    private void DeliverEarly()
    {
        if (_early.Find(envelope => !IsEarly(envelope)) is { } due)
        {
            _early.Remove(due);
            Deliver(due);
        }
    }
}
