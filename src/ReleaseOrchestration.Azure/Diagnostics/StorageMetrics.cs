using System.Diagnostics.Metrics;

namespace ReleaseOrchestration.Azure.Diagnostics;

/// <summary>What is asked of the storage account, for OpenTelemetry: each is one operation on the bill.</summary>
public sealed class StorageMetrics : IDisposable
{
    /// <summary>The meter.</summary>
    public const string MeterName = "ReleaseOrchestration.Azure";

    /// <summary>The counter of operations, tries again included; by <c>service</c> (table, blob), <c>store</c> (the table or container), <c>operation</c> and <c>status</c>.</summary>
    public const string Operations = "releaseorchestration.storage.operations";

    private readonly Meter _meter;
    private readonly Counter<long> _operations;

    /// <summary>Makes the meter.</summary>
    /// <param name="meters">Makes meters that tests and hosts can tell apart; null for one of the process.</param>
    public StorageMetrics(IMeterFactory? meters = null)
    {
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _operations = _meter.CreateCounter<long>(Operations, "{operation}", "Operations on tables and blobs.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Count(StorageOperation operation, int status) => _operations.Add(
        1,
        new("service", operation.Service),
        new("store", operation.Store),
        new("operation", operation.Name),
        new("status", status));
}
