using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class TimerWork(TimerRow timer) : Work
{
    public override void Stage(Engine engine, Batch batch)
    {
        batch.RemoveTimer(timer.Machine, timer.Address, timer.Name, timer.Generation);
        var fired = new TimerFired { Name = timer.Name, Generation = timer.Generation };
        engine.Cascades.Run(batch, Delivery.From(MachineRunner.Timer, timer.Address, fired));
    }
}
