using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>-</c>, <c>*</c>, <c>/</c> and <c>%</c> of two numbers.</summary>
internal sealed class ArithmeticNode(TokenKind kind, Node left, Node right) : BinaryNode(left, right)
{
    protected override StaticType Infer(TypingContext typing, StaticType first, StaticType second)
    {
        var taker = Operators.Spelling(kind).Replace('\'', '`');
        typing.Demand(Left, first, Kinds.Number, taker, "numbers");
        typing.Demand(Right, second, Kinds.Number, taker, "numbers");
        return StaticType.Number;
    }

    protected override Evaluation Apply(EvaluationContext context, DataValue first, DataValue second)
    {
        if (first.Kind != DataKind.Number)
        {
            return context.WrongKind(Left, first, Operators.Spelling(kind), "numbers");
        }

        return second.Kind == DataKind.Number
            ? Arithmetic.Apply(context, this, kind, first.Number, second.Number)
            : context.WrongKind(Right, second, Operators.Spelling(kind), "numbers");
    }
}
