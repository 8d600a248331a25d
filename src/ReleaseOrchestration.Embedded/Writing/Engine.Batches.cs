using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed partial class Engine
{
    /// <summary>Handles messages in one transaction. Nothing that goes wrong leaves it: the senders are told, and memory is read again.</summary>
    public void Execute(List<Work> works)
    {
        try
        {
            EnsureLoaded(works);
            var batch = new Batch(Now(), _state.Position);
            TakeDue(works, batch.Now.UtcTicks);
            works.ForEach(w => w.Stage(this, batch));
            Plan(batch);
            if (batch.HasWork || Trimmer.HasWork || !IsReady)
            {
                Commit(batch, works);
            }

            Publish(batch, works);
        }
#pragma warning disable CA1031 // The writer outlives every failure; each is told to those whose messages it struck.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Drop(e, works);
        }
    }

    private DateTimeOffset Now()
    {
        var clock = time.GetUtcNow();
        return clock.UtcTicks > _state.Instant ? clock.ToUniversalTime() : new DateTimeOffset(_state.Instant, TimeSpan.Zero);
    }

    private void TakeDue(List<Work> works, long now)
    {
        while (works.Count < Options.MaxBatch && Agenda.TryTake(now, out var item))
        {
            if (item.Timer is { } timer)
            {
                works.Add(new TimerWork(timer));
            }
            else
            {
                Effects.MakeReady(item.Effect);
            }
        }
    }

    private void Plan(Batch batch)
    {
        batch.NewEffects.ForEach(e => Effects.Add(e, batch.Now.UtcTicks));
        batch.Launches.AddRange(Effects.Take());
        batch.HasWork |= batch.Launches.Count > 0;
    }

    private void Commit(Batch batch, List<Work> works)
    {
        var session = _session!;
        var started = time.GetTimestamp();
        session.Tables.Begin();
        session.Writer.Write(batch, Effects.Find);
        works.ForEach(w => w.Write(session.Tables, batch));
        Trimmer.Trim(session.Tables);
        _state = new StateRow(Math.Max(batch.Now.UtcTicks, _state.Instant), batch.Position);
        session.Tables.State.Write(_state);
        Fault?.Invoke(CommitPoint.Before);
        session.Tables.Commit();
        metrics.Committed(time.GetElapsedTime(started), works.Count);
        Fault?.Invoke(CommitPoint.After);
    }

    private void Publish(Batch batch, List<Work> works)
    {
        SetReady();
        PublishMemory(batch);
        batch.Launches.ForEach(Begin);
        batch.Replies.ForEach(Waiters.Answer);
        works.ForEach(w => w.Complete(this));
        foreach (var release in batch.Transitions.Select(t => t.Release).Distinct())
        {
            AuditGrew(release);
        }

        batch.Quarantined.ForEach(q => LogQuarantined(q.Machine, q.Details));
        batch.Undeliverable.ForEach(u => LogUndeliverable(u.Message.Envelope.Message.GetType().Name, u.Message.Envelope.From, u.Message.To));
        metrics.Quarantined(batch.Quarantined.Count);
        metrics.Holds(Live.Count, Effects.Count);
        Checkpoint(batch);
    }

    private void Begin(EffectRow effect)
    {
        Effects.Confirm(effect.Id);
        Launch(effect);
    }

    private void PublishMemory(Batch batch)
    {
        foreach (var machine in batch.Machines.Values)
        {
            Live.Put(machine);
        }

        Live.Evict(Options.MaxLiveMachines);
        Audit.Evict();
        foreach (var ((machine, name), change) in batch.Timers)
        {
            if (change.Due is { } due)
            {
                Agenda.SetTimer(new TimerRow(machine, change.Address, name, change.Generation, due));
            }
            else
            {
                Agenda.RemoveTimer(machine, name, change.Generation);
            }
        }
    }

    private void Checkpoint(Batch batch)
    {
        if (batch.HasWork)
        {
            Committed();
        }

        if (IsCheckpointDue)
        {
            IsCheckpointDue = false;
            _session!.Tables.Checkpoint(out _);
        }
    }
}
