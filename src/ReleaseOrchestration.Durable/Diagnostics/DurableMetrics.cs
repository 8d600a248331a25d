using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Diagnostics;

/// <summary>What the shell measures, for OpenTelemetry: the meter <c>ReleaseOrchestration.Durable</c>. Calls are what a host bills by.</summary>
internal sealed class DurableMetrics : IDisposable
{
    public const string MeterName = "ReleaseOrchestration.Durable";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _calls;
    private readonly Histogram<double> _signals;

    public DurableMetrics()
    {
        _calls = _meter.CreateHistogram<double>("release_orchestration.durable.call.duration", "s", "Duration of an activity function; its count is the number of durable calls.");
        _signals = _meter.CreateHistogram<double>("release_orchestration.durable.signal.duration", "s", "Time from a signal to its answer.");
    }

    /// <summary>A durable call begins; it ends when the result is disposed of.</summary>
    public IDisposable Begin(string function, MachineAddress? machine) => new Call(this, function, Kind(machine));

    /// <summary>A signal was answered, or not in time.</summary>
    public void Answered(TimeSpan duration, bool inTime) =>
        _signals.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("release_orchestration.signal.answered", inTime));

    public void Dispose() => _meter.Dispose();

    // Not the machine itself: a metric has few series.
    private static string Kind(MachineAddress? machine) => machine switch
    {
        null => "none",
        { IsLock: true } => "lock",
        { ReleaseId: MachineAddress.FreezeScope } => "freezes",
        { IsRelease: true } => "release",
        _ => machine.LocalPath.Contains('.', StringComparison.Ordinal) ? "activity" : "phase",
    };

    private sealed class Call(DurableMetrics metrics, string function, string kind) : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();

        public void Dispose() => metrics._calls.Record(
            Stopwatch.GetElapsedTime(_began).TotalSeconds,
            new KeyValuePair<string, object?>("release_orchestration.durable.function", function),
            new KeyValuePair<string, object?>("release_orchestration.machine.kind", kind));
    }
}
