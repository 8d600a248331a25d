using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>The smallest and the largest of several numbers or several texts.</summary>
internal static class ExtremeFunctions
{
    private const string Wanted = "only numbers or only texts";

    public static Evaluation Min(Invocation call) => Choose(call, sign: -1);

    public static Evaluation Max(Invocation call) => Choose(call, sign: 1);

    private static Evaluation Choose(Invocation call, int sign)
    {
        if (call.Operands() is not { } operands)
        {
            return call.Context.TooCostly();
        }

        if (operands.Count == 0)
        {
            return call.Context.Fail(ExpressionCodes.WrongKind, $"{call.Context.Describe(call.Node(0))} is empty, so it has no {call.Quoted}.", call.Node(0));
        }

        var chosen = operands[0];
        for (var i = 0; i < operands.Count; i++)
        {
            var value = operands[i];
            if (value.Kind is not (DataKind.Number or DataKind.Text) || value.Kind != operands[0].Kind)
            {
                return call.WrongOperand(i, value, Wanted);
            }

            chosen = sign * Compare(value, chosen) > 0 ? value : chosen;
        }

        return Evaluation.Success(chosen);
    }

    private static int Compare(DataValue left, DataValue right) => left.Kind == DataKind.Number
        ? left.Number.CompareTo(right.Number)
        : Math.Sign(string.CompareOrdinal(left.Text, right.Text));
}
