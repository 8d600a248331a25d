using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Reads the parts of lists and maps.</summary>
internal static class Members
{
    public static Evaluation Find(EvaluationContext context, Node target, DataValue value, string name, string hint = "") => value.Kind switch
    {
        DataKind.Map when value.Find(name) is { } entry => Evaluation.Success(entry),
        DataKind.Map => Missing(context, target, $"has no entry '{Conversion.Shorten(name)}'"),
        DataKind.Null => Missing(context, target, $"is null, so it has no '{Conversion.Shorten(name)}'"),
        _ => context.WrongKind(target, value, $"'.{Conversion.Shorten(name)}'", "a map" + hint),
    };

    public static Evaluation Find(EvaluationContext context, Node target, DataValue value, decimal index)
    {
        if (value.IsNull)
        {
            return Missing(context, target, $"is null, so it has no element [{index}]");
        }

        if (value.Kind != DataKind.List)
        {
            return context.WrongKind(target, value, "an index that is a number", "a list");
        }

        return index >= 0 && index < value.Items.Length
            ? Evaluation.Success(value.Items[(int)index])
            : Missing(context, target, $"has {value.Items.Length} elements, so it has no element [{index}]; the first is [0]");
    }

    private static Evaluation Missing(EvaluationContext context, Node target, string what) =>
        context.Fail(ExpressionCodes.MissingMember, $"{context.Describe(target)} {what}.", target);
}
