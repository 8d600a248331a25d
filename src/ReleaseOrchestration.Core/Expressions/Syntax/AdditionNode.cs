using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>+</c>: adds numbers, joins texts (and a text with a number or boolean), joins lists.</summary>
internal sealed class AdditionNode(Node left, Node right) : BinaryNode(left, right)
{
    private const string Taker = "'+'";

    protected override StaticType Infer(TypingContext typing, StaticType first, StaticType second)
    {
        var kinds = Sum(first, second);
        if (kinds == Kinds.None && typing.Demand(Left, first, ~Kinds.Secret, "`+`", string.Empty) && typing.Demand(Right, second, ~Kinds.Secret, "`+`", string.Empty))
        {
            typing.Error(this, $"{typing.Describe(Left, first)} is {first} and {typing.Describe(Right, second)} is {second}; `+` takes two numbers, two lists, or a text and a scalar.", string.Empty);
        }

        return kinds == Kinds.None ? StaticType.Unknown : new StaticType(kinds) { Items = first.Items is { } items && second.Items is { } more ? items.Or(more) : null };
    }

    private static Kinds Sum(StaticType first, StaticType second)
    {
        const Kinds Scalar = Kinds.Text | Kinds.Number | Kinds.Boolean;
        var isText = (first.MayBe(Kinds.Text) && second.MayBe(Scalar)) || (first.MayBe(Scalar) && second.MayBe(Kinds.Text));
        return (first.Kinds & second.Kinds & (Kinds.Number | Kinds.List)) | (isText ? Kinds.Text : Kinds.None);
    }

    protected override Evaluation Apply(EvaluationContext context, DataValue first, DataValue second) => (first.Kind, second.Kind) switch
    {
        (DataKind.Number, DataKind.Number) => Arithmetic.Apply(context, this, TokenKind.Plus, first.Number, second.Number),
        (DataKind.List, DataKind.List) => Join(context, first, second),
        (DataKind.Text, DataKind.Text or DataKind.Number or DataKind.Boolean) => context.Text(first.Text + second),
        (DataKind.Number or DataKind.Boolean, DataKind.Text) => context.Text(first + second.Text),
        (DataKind.Secret or DataKind.Null or DataKind.Map or DataKind.Boolean, _) => context.WrongKind(Left, first, Taker, "two numbers, two lists, or a text and another scalar"),
        (DataKind.Number, _) => context.WrongKind(Right, second, Taker, "a number or a text after a number"),
        (DataKind.Text, _) => context.WrongKind(Right, second, Taker, "a text, a number or a boolean after a text"),
        _ => context.WrongKind(Right, second, Taker, "a list after a list"),
    };

    private static Evaluation Join(EvaluationContext context, DataValue first, DataValue second) =>
        context.Spend(first.Items.Length) && context.Spend(second.Items.Length)
            ? Evaluation.Success(DataValue.Of(first.Items.AddRange(second.Items)))
            : context.TooCostly();
}
