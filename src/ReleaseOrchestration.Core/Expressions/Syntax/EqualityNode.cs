using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>==</c> and <c>!=</c>; values of different kinds are not equal.</summary>
internal sealed class EqualityNode(Node left, Node right, bool isNegated) : BinaryNode(left, right)
{
    protected override StaticType Infer(TypingContext typing, StaticType first, StaticType second)
    {
        new Comparisons(typing, this, isNegated).Check(Left, first, Right, second);
        return StaticType.Boolean;
    }

    protected override Evaluation Apply(EvaluationContext context, DataValue first, DataValue second)
    {
        var taker = isNegated ? "'!='" : "'=='";
        return Comparable.Check(context, Left, first, taker)
            ?? Comparable.Check(context, Right, second, taker)
            ?? Evaluation.Success(DataValue.Of(first.Equals(second) != isNegated));
    }
}
