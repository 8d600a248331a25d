using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c> of two numbers, or of two texts by their characters' code units.</summary>
internal sealed class OrderingNode(TokenKind kind, Node left, Node right) : BinaryNode(left, right)
{
    protected override StaticType Infer(TypingContext typing, StaticType first, StaticType second)
    {
        const Kinds Ordered = Kinds.Number | Kinds.Text;
        var taker = Operators.Spelling(kind).Replace('\'', '`');
        var isEach = typing.Demand(Left, first, Ordered, taker, "two numbers or two texts") && typing.Demand(Right, second, Ordered, taker, "two numbers or two texts");
        if (isEach && (first.Kinds & second.Kinds & Ordered) == Kinds.None)
        {
            typing.Error(this, $"{typing.Describe(Left, first)} is {first} and {typing.Describe(Right, second)} is {second}; {taker} takes two numbers or two texts.", string.Empty);
        }

        return StaticType.Boolean;
    }

    protected override Evaluation Apply(EvaluationContext context, DataValue first, DataValue second)
    {
        var taker = Operators.Spelling(kind);
        if (first.Kind is not (DataKind.Number or DataKind.Text))
        {
            return context.WrongKind(Left, first, taker, "two numbers or two texts");
        }

        if (first.Kind != second.Kind)
        {
            return context.WrongKind(Right, second, taker, $"{Conversion.Describe(first)} after {Conversion.Describe(first)}");
        }

        if (first.Kind == DataKind.Number)
        {
            return Evaluation.Success(Decide(first.Number.CompareTo(second.Number)));
        }

        return context.SpendText(first.Text) ? Evaluation.Success(Decide(string.CompareOrdinal(first.Text, second.Text))) : context.TooCostly();
    }

    private DataValue Decide(int order) => DataValue.Of(kind switch
    {
        TokenKind.Less => order < 0,
        TokenKind.LessOrEqual => order <= 0,
        TokenKind.Greater => order > 0,
        _ => order >= 0,
    });
}
