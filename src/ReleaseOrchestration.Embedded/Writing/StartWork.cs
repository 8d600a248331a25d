using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class StartWork(StartRelease start) : AnsweredWork<bool>
{
    public override void Stage(Engine engine, Batch batch)
    {
        if (!engine.Quarantine.Contains(start.Self))
        {
            Result = engine.Exists(batch, start.Self) is false;
            if (Result)
            {
                engine.Cascades.Run(batch, Delivery.From(MachineRunner.Outside, start.Self, start));
            }
        }

        Refusal = engine.Quarantine.Find(start.Self) is { } row ? new MachineQuarantinedException(row.Machine, row.Reason) : null;
    }
}
