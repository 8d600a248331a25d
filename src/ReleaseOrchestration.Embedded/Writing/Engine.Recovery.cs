using Microsoft.Data.Sqlite;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed partial class Engine
{
    private void EnsureLoaded(List<Work> works)
    {
        if (_session is null)
        {
            Load(works);
            Reloaded();
        }
    }

    /// <summary>Reads what the store has; at the start, and after a failure.</summary>
    private void Load(List<Work> works)
    {
        _session = new StoreSession(this, paths.Database);
        var tables = _session.Tables;
        _state = tables.State.Read();
        Quarantine.Load(tables.Quarantine.All());
        foreach (var timer in tables.Timers.All())
        {
            Agenda.SetTimer(timer);
        }

        var now = Now().UtcTicks;
        foreach (var effect in tables.Effects.All())
        {
            Effects.Add(effect, now);
        }

        // The process ended during the last try that was allowed: it may have been the effect that ended it.
        works.AddRange(Effects.Exhausted().Select(id => new EffectFailedWork(id, "The process ended while it was carried out.", isUnderWay: false)));
    }

    private void SetReady()
    {
        _probeDue = null;
        if (!IsReady)
        {
            Volatile.Write(ref _isReady, true);
            LogReady(paths.Folder);
        }
    }

    private void Drop(Exception exception, List<Work> works)
    {
        Volatile.Write(ref _isReady, false);
        metrics.Failed();
        LogFailed(exception, paths.Folder);
        Close();
        _probeDue = (time.GetUtcNow() + PauseBeforeProbe).UtcTicks;
        var failure = new StoreUnavailableException(
            $"The store in '{paths.Folder}' cannot be written ({exception.Message}); nothing was changed. Free space or mend the disk; the server tries again by itself.", exception);
        works.ForEach(w => w.Fail(this, failure));
    }

    private void Close()
    {
        Live.Clear();
        Agenda.Clear();
        Effects.Clear();
        Audit.Clear();
        Trimmer.Clear();
        try
        {
            _session?.Dispose();
        }
        catch (SqliteException e)
        {
            LogCloseFailed(e);
        }

        _session = null;
    }
}
