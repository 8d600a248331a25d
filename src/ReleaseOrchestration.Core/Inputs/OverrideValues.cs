using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>The values given for one execution, by what they are for: <c>X</c>, <c>phase.X</c> or <c>phase.activity.X</c>.</summary>
internal sealed class OverrideValues
{
    private static readonly ImmutableSortedDictionary<string, DataValue> None = ImmutableSortedDictionary.Create<string, DataValue>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, DataValue>> _byOwner;

    public OverrideValues(IReadOnlyDictionary<string, DataValue> values) =>
        _byOwner = values
            .GroupBy(v => OwnerOf(v.Key), StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                g => g.Key,
                g => g.ToImmutableSortedDictionary(v => v.Key[(v.Key.LastIndexOf('.') + 1)..], v => v.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);

    /// <summary>Empty for the process, a phase, or <c>phase.activity</c>.</summary>
    public IEnumerable<string> Owners => _byOwner.Keys;

    public InputSource For(string owner) =>
        new(InputOrigin.Override, "override", owner.Length == 0 ? "overrides" : $"overrides.{owner}", _byOwner.GetValueOrDefault(owner, None));

    private static string OwnerOf(string key) => key.LastIndexOf('.') is var dot and >= 0 ? key[..dot] : string.Empty;
}
