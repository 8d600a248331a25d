using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class EffectFinishedWork(long id, EffectOutcome outcome) : AnsweredWork<bool>
{
    public override void Stage(Engine engine, Batch batch) => Result = engine.FinishEffect(batch, id, outcome);

    public override void Fail(Engine engine, Exception exception)
    {
        engine.Effects.MarkRunning(id);
        base.Fail(engine, exception);
    }
}
