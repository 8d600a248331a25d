using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class NegationNode(int start, Node operand) : Node(start, operand.End)
{
    public override StaticType Infer(TypingContext typing)
    {
        typing.Demand(operand, operand.Infer(typing), Kinds.Number, "`-`", "a number");
        return StaticType.Number;
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var result = operand.Evaluate(context);
        return !result.Succeeded ? result
            : result.Value.Kind == DataKind.Number ? Evaluation.Success(DataValue.Of(-result.Value.Number))
            : context.WrongKind(operand, result.Value, "'-'", "a number");
    }
}
