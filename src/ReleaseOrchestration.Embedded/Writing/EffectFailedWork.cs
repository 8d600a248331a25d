using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Nobody knows what came of an effect: it is put off, or given up after the last try.</summary>
/// <param name="id">The effect.</param>
/// <param name="error">What went wrong.</param>
/// <param name="isUnderWay">Whether its dispatcher waits to hand this over; false for what an ended process left.</param>
internal sealed class EffectFailedWork(long id, string error, bool isUnderWay = true) : AnsweredWork<bool>
{
    private const string GivenUp = "RO5005";

    private long? _due;

    public override void Stage(Engine engine, Batch batch)
    {
        if (engine.Effects.Find(id) is not { } row)
        {
            return;
        }

        if (row.Tries >= engine.Options.MaxEffectTries)
        {
            engine.FinishEffect(batch, id, new EffectDead { Code = GivenUp, Error = error, Tries = row.Tries });
            return;
        }

        _due = (batch.Now + Pause(engine.Options, row.Tries)).UtcTicks;
        engine.Effects.Delay(id, _due.Value, batch.Now.UtcTicks);
        batch.HasWork = true;
    }

    public override void Write(StoreTables tables, Batch batch)
    {
        if (_due is { } due)
        {
            tables.Effects.Delay(id, due, error);
        }
    }

    public override void Fail(Engine engine, Exception exception)
    {
        if (isUnderWay)
        {
            engine.Effects.MarkRunning(id);
        }

        base.Fail(engine, exception);
    }

    private static TimeSpan Pause(EmbeddedOptions options, int tries)
    {
        var pause = options.FirstRetryDelay * Math.Pow(2, Math.Min(tries - 1, 30));
        return pause < options.MaxRetryDelay ? pause : options.MaxRetryDelay;
    }
}
