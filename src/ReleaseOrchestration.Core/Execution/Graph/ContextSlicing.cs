using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Cuts what a parent knows down to what a child reads.</summary>
internal static class ContextSlicing
{
    public static ContextSlice For(this ContextSlice context, ImmutableHashSet<Reference> reads)
    {
        var names = reads
            .Where(r => r.Kind is ReferenceKind.Input or ReferenceKind.GlobalInput or ReferenceKind.PhaseInput or ReferenceKind.Variable)
            .Select(r => r.Name)
            .ToHashSet(StringComparer.Ordinal);
        var nodes = reads.Where(r => r.Node.Length > 0).Select(r => r.Node).ToHashSet(StringComparer.Ordinal);
        return context with
        {
            GlobalInputs = Only(context.GlobalInputs, names),
            PhaseInputs = Only(context.PhaseInputs, names),
            Variables = Only(context.Variables, names),
            Facts = Only(context.Facts, nodes),
        };
    }

    // Walks the names and not the values: a child reads little of what its parent knows.
    private static ImmutableSortedDictionary<string, T> Only<T>(ImmutableSortedDictionary<string, T> values, HashSet<string> names)
    {
        var kept = ImmutableSortedDictionary.CreateBuilder<string, T>();
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
            {
                kept[name] = value;
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Adds values over those of wider scopes.</summary>
    public static ImmutableSortedDictionary<string, DataValue> Over(
        this ImmutableSortedDictionary<string, DataValue> narrow, ImmutableSortedDictionary<string, DataValue> wide) =>
        narrow.IsEmpty ? wide : wide.SetItems(narrow);
}
