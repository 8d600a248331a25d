using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>A stop cut an effect short; the try does not count.</summary>
internal sealed class EffectAbandonedWork(long id) : AnsweredWork<bool>
{
    private EffectRow? _row;

    public override void Stage(Engine engine, Batch batch)
    {
        _row = engine.Effects.Return(id);
        batch.HasWork |= _row is not null;
    }

    public override void Write(StoreTables tables, Batch batch)
    {
        if (_row is not null)
        {
            tables.Effects.SetTries(id, _row.Tries);
        }
    }
}
