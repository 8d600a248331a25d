using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>An element of a list or an entry of a map: <c>x[0]</c>, <c>x['name']</c>.</summary>
internal sealed class IndexNode(Node target, Node index, int end) : Node(target.Start, end)
{
    public override ReferenceNode? Subject => target.Subject;

    protected override Evaluation Compute(EvaluationContext context)
    {
        var of = target.Evaluate(context);
        if (!of.Succeeded)
        {
            return of;
        }

        var at = index.Evaluate(context);
        if (!at.Succeeded)
        {
            return at;
        }

        return at.Value.Kind switch
        {
            DataKind.Text => Members.Find(context, target, of.Value, at.Value.Text),
            DataKind.Number when decimal.IsInteger(at.Value.Number) => Members.Find(context, target, of.Value, at.Value.Number),
            DataKind.Number => context.Fail(ExpressionCodes.WrongKind, $"{context.Describe(index)} is {at.Value}; an index is a whole number.", index),
            _ => context.WrongKind(index, at.Value, "an index", "a whole number or a text"),
        };
    }
}
