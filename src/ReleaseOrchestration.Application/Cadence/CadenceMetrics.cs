using System.Diagnostics.Metrics;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>What the scheduler measures, for OpenTelemetry: the meter <c>ReleaseOrchestration.Cadence</c>.</summary>
public sealed class CadenceMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ReleaseOrchestration.Cadence";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _failures;

    /// <summary>Makes the meter.</summary>
    public CadenceMetrics() =>
        _failures = _meter.CreateCounter<long>("release_orchestration.cadence.failures", "{failure}", "Groups that could not be planned, and releases that could not be started, by group and step.");

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Failed(CadenceException failure) =>
        _failures.Add(1, new KeyValuePair<string, object?>("group", failure.Group), new KeyValuePair<string, object?>("step", failure.Release.Length > 0 ? "start" : "plan"));
}
