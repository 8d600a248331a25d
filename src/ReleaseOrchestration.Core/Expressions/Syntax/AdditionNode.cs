using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>+</c>: adds numbers, joins texts (and a text with a number or boolean), joins lists.</summary>
internal sealed class AdditionNode(Node left, Node right) : BinaryNode(left, right)
{
    private const string Taker = "'+'";

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
