using System.Collections.Immutable;

namespace ReleaseOrchestration.Functions.Tests.Telemetry;

/// <summary>How often something happened since the worker began.</summary>
internal sealed record MetricPoint(string Metric, ImmutableSortedDictionary<string, string> Tags, long Count)
{
    /// <summary>Which series it belongs to.</summary>
    public string Series => $"{Metric} {string.Join(',', Tags.Select(tag => $"{tag.Key}={tag.Value}"))}";

    /// <summary>The value of a tag; empty when it has none.</summary>
    public string this[string tag] => Tags.GetValueOrDefault(tag, string.Empty);
}
