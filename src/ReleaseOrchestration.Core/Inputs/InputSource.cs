using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>A place that gives values to one group of inputs.</summary>
internal sealed record InputSource(InputOrigin Origin, string From, string Path, ImmutableSortedDictionary<string, DataValue> Values)
{
    /// <summary>The value of that name; nothing when it is not given, or given as null, which is how input sets leave a blank.</summary>
    public DataValue? Find(string name) => Values.TryGetValue(name, out var value) && !value.IsNull ? value : null;
}
