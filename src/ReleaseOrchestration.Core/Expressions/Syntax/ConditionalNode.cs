using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>c ? x : y</c>; only the result that is chosen is evaluated.</summary>
internal sealed class ConditionalNode(Node condition, Node whenTrue, Node whenFalse) : Node(condition.Start, whenFalse.End)
{
    public override StaticType Infer(TypingContext typing)
    {
        typing.Demand(condition, condition.Infer(typing), Kinds.Boolean, "`?`", "a boolean");
        return whenTrue.Infer(typing).Or(whenFalse.Infer(typing));
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var result = condition.Evaluate(context);
        if (!result.Succeeded)
        {
            return result;
        }

        return result.Value.Kind == DataKind.Boolean
            ? (result.Value.Boolean ? whenTrue : whenFalse).Evaluate(context)
            : context.WrongKind(condition, result.Value, "'?'", "a boolean");
    }
}
