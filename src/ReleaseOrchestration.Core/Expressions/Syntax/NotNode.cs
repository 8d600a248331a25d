using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class NotNode(int start, Node operand) : Node(start, operand.End)
{
    public override StaticType Infer(TypingContext typing)
    {
        typing.Demand(operand, operand.Infer(typing), Kinds.Boolean, "`!`", "a boolean");
        return StaticType.Boolean;
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var result = operand.Evaluate(context);
        return !result.Succeeded ? result
            : result.Value.Kind == DataKind.Boolean ? Evaluation.Success(DataValue.Of(!result.Value.Boolean))
            : context.WrongKind(operand, result.Value, "'!'", "a boolean");
    }
}
