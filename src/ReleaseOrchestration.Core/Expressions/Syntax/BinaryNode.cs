using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>An operator that needs the values of both of its sides.</summary>
internal abstract class BinaryNode(Node left, Node right) : Node(left.Start, right.End)
{
    protected Node Left => left;

    protected Node Right => right;

    public sealed override StaticType Infer(TypingContext typing) => Infer(typing, left.Infer(typing), right.Infer(typing));

    protected sealed override Evaluation Compute(EvaluationContext context)
    {
        var first = left.Evaluate(context);
        if (!first.Succeeded)
        {
            return first;
        }

        var second = right.Evaluate(context);
        if (!second.Succeeded || second.Value.Kind == DataKind.Unknown)
        {
            return second;
        }

        return first.Value.Kind == DataKind.Unknown ? first : Apply(context, first.Value, second.Value);
    }

    protected abstract StaticType Infer(TypingContext typing, StaticType first, StaticType second);

    protected abstract Evaluation Apply(EvaluationContext context, DataValue first, DataValue second);
}
