using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class AuditWork(MachineAddress trail, Transition transition) : AnsweredWork<bool>
{
    public override void Stage(Engine engine, Batch batch)
    {
        batch.Transitions.Add((trail, transition));
        batch.HasWork = true;
        Result = true;
    }
}
