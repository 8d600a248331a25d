using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>Whether any or all of several booleans are true; of none, not any and all are.</summary>
internal static class LogicFunctions
{
    public static Evaluation Any(Invocation call) => Decide(call, decisive: true);

    public static Evaluation All(Invocation call) => Decide(call, decisive: false);

    private static Evaluation Decide(Invocation call, bool decisive)
    {
        if (call.Operands() is not { } operands)
        {
            return call.Context.TooCostly();
        }

        var decided = !decisive;
        for (var i = 0; i < operands.Count; i++)
        {
            if (operands[i].Kind != DataKind.Boolean)
            {
                return call.WrongOperand(i, operands[i], "booleans");
            }

            decided = operands[i].Boolean == decisive ? decisive : decided;
        }

        return Evaluation.Success(DataValue.Of(decided));
    }
}
