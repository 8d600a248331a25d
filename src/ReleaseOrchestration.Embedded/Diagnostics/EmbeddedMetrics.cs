using System.Diagnostics.Metrics;

namespace ReleaseOrchestration.Embedded.Diagnostics;

/// <summary>What the runtime measures, for OpenTelemetry: the meter <c>ReleaseOrchestration.Embedded</c>.</summary>
internal sealed class EmbeddedMetrics : IDisposable
{
    public const string MeterName = "ReleaseOrchestration.Embedded";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<int> _batchSize;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _quarantined;
    private int _liveMachines;
    private int _outstandingEffects;

    public EmbeddedMetrics()
    {
        _commitDuration = _meter.CreateHistogram<double>("release_orchestration.store.commit.duration", "s", "Duration of a commit, its sync included.");
        _batchSize = _meter.CreateHistogram<int>("release_orchestration.store.commit.messages", "{message}", "Outside messages committed together.");
        _failures = _meter.CreateCounter<long>("release_orchestration.store.commit.failures", "{commit}", "Commits that failed.");
        _quarantined = _meter.CreateCounter<long>("release_orchestration.machine.quarantines", "{machine}", "Machines that were set aside.");
        _meter.CreateObservableGauge("release_orchestration.machine.live", () => Volatile.Read(ref _liveMachines), "{machine}", "Machines in memory.");
        _meter.CreateObservableGauge("release_orchestration.effect.outstanding", () => Volatile.Read(ref _outstandingEffects), "{effect}", "Effects that have not been carried out.");
    }

    /// <summary>Commits since the start, and how long they took together.</summary>
    public (long Count, TimeSpan Duration) Commits { get; private set; }

    public void Committed(TimeSpan duration, int messages)
    {
        Commits = (Commits.Count + 1, Commits.Duration + duration);
        _commitDuration.Record(duration.TotalSeconds);
        _batchSize.Record(messages);
    }

    public void Failed() => _failures.Add(1);

    public void Quarantined(int machines) => _quarantined.Add(machines);

    public void Holds(int liveMachines, int outstandingEffects)
    {
        Volatile.Write(ref _liveMachines, liveMachines);
        Volatile.Write(ref _outstandingEffects, outstandingEffects);
    }

    public void Dispose() => _meter.Dispose();
}
