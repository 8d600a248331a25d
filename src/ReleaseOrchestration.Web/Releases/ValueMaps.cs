using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Maps of values as requests carry them.</summary>
internal static class ValueMaps
{
    public static ImmutableSortedDictionary<string, DataValue> ToValues(this Dictionary<string, DataValue>? values) =>
        values is null ? ImmutableSortedDictionary<string, DataValue>.Empty : values.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
