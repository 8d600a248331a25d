using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Whether a value may be compared for equality: within the limits, and no secret.</summary>
internal static class Comparable
{
    private const int BytesPerStep = 16;

    /// <summary>Why the value cannot be compared, or null; takes the steps that comparing it once costs.</summary>
    public static Evaluation? Check(EvaluationContext context, Node node, DataValue value, string taker)
    {
        if (value.Kind is DataKind.Null or DataKind.Boolean or DataKind.Number)
        {
            return null;
        }

        if (Conversion.Check(value) is { } code)
        {
            return code == ExpressionCodes.TooLarge ? context.TooLarge() : context.TooDeep();
        }

        if (Conversion.FindUnknown(value) is { } unknown)
        {
            return Evaluation.Success(unknown);
        }

        if (Conversion.HoldsSecret(value))
        {
            return context.SecretUse(node, taker);
        }

        return context.Spend(Conversion.Size(value) / BytesPerStep) ? null : context.TooCostly();
    }
}
