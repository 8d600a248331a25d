using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Evaluates maps of values; the first failure wins, with the name that it belongs to.</summary>
internal static class ValueEvaluation
{
    public static (ImmutableSortedDictionary<string, DataValue> Values, string? Failure) Evaluate(
        ImmutableSortedDictionary<string, DataValue> raw, ContextSlice context, string what)
    {
        var scope = new SliceScope(context);
        var values = raw;
        foreach (var (name, value) in raw)
        {
            var evaluation = DataTemplate.Evaluate(value, scope);
            if (!evaluation.Succeeded)
            {
                return (raw, $"{what} '{name}': {evaluation.Failure!.Message}");
            }

            values = values.SetItem(name, evaluation.Value!);
        }

        return (values, null);
    }

    /// <summary>Variables may read each other in any order that ends.</summary>
    public static (ImmutableSortedDictionary<string, DataValue> Values, string? Failure) Variables(
        ImmutableSortedDictionary<string, DataValue> raw, ContextSlice context)
    {
        var open = raw;
        var known = context.Variables.RemoveRange(raw.Keys);
        while (!open.IsEmpty)
        {
            string? failure = null;
            var before = open.Count;
            foreach (var (name, value) in open)
            {
                var evaluation = DataTemplate.Evaluate(value, new SliceScope(context with { Variables = known }));
                failure ??= evaluation.Succeeded ? null : $"variable '{name}': {evaluation.Failure!.Message}";
                (open, known) = evaluation.Succeeded ? (open.Remove(name), known.SetItem(name, evaluation.Value!)) : (open, known);
            }

            if (open.Count == before)
            {
                return (known, failure);
            }
        }

        return (known, null);
    }

    /// <summary>The values that can be evaluated; those that cannot are left out.</summary>
    public static ImmutableSortedDictionary<string, DataValue> Available(ImmutableSortedDictionary<string, DataValue> raw, ContextSlice context)
    {
        var scope = new SliceScope(context);
        var values = ImmutableSortedDictionary.CreateBuilder<string, DataValue>();
        foreach (var (name, value) in raw)
        {
            if (DataTemplate.Evaluate(value, scope) is { Succeeded: true } evaluation)
            {
                values[name] = evaluation.Value!;
            }
        }

        return values.ToImmutable();
    }

    public static (string? Text, string? Failure) Text(string raw, ContextSlice context, string what)
    {
        if (!Template.MayHoldExpressions(raw))
        {
            return (raw, null);
        }

        var evaluation = DataTemplate.Evaluate(DataValue.Of(raw), new SliceScope(context));
        return evaluation.Succeeded ? (evaluation.Value!.ToString(), null) : (null, $"{what}: {evaluation.Failure!.Message}");
    }
}
