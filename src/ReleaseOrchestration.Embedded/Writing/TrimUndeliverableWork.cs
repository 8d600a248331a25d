using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class TrimUndeliverableWork(DateTimeOffset before) : AnsweredWork<int>
{
    public override void Stage(Engine engine, Batch batch) => batch.HasWork = true;

    public override void Write(StoreTables tables, Batch batch) => Result = tables.Removal.DeleteUndeliverable(before.UtcTicks);
}
