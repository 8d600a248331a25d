using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>A signal. Its answer is a command of some machine of the cascade, or of a later one.</summary>
internal sealed class SignalWork(MachineAddress to, Signal signal) : Work
{
    public override void Stage(Engine engine, Batch batch)
    {
        if (Refusal(engine, batch) is not { } refusal)
        {
            engine.Cascades.Run(batch, Delivery.From(MachineRunner.Outside, to, signal));
            refusal = Quarantined(engine);
        }

        if (refusal is not null)
        {
            batch.Replies.Add(new Reply { SignalId = signal.SignalId, Answer = refusal });
        }
    }

    public override void Fail(Engine engine, Exception exception) => engine.Waiters.Fail(signal.SignalId, exception);

    private SignalReply? Refusal(Engine engine, Batch batch) => Quarantined(engine) ?? engine.Exists(batch, to) switch
    {
        true => null,
        false when Machine.StartOnDemand(to) is not null => null,
        null => Quarantined(engine),
        _ when engine.Exists(batch, to.Release) is true && engine.IsNode(batch, to) => UnreachedSignals.NotStarted(to),
        _ => UnreachedSignals.Unknown(to),
    };

    private SignalReply? Quarantined(Engine engine) => engine.Quarantine.Find(to) is { } row ? UnreachedSignals.Quarantined(row.Machine, row.Reason) : null;
}
