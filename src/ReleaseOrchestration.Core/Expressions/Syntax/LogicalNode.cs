using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>&amp;&amp;</c> and <c>||</c>; the right side is evaluated only where it decides.</summary>
internal sealed class LogicalNode(Node left, Node right, bool isAnd) : Node(left.Start, right.End)
{
    protected override Evaluation Compute(EvaluationContext context)
    {
        var first = Boolean(context, left);
        return first.Succeeded && first.Value.Boolean == isAnd ? Boolean(context, right) : first;
    }

    private Evaluation Boolean(EvaluationContext context, Node operand)
    {
        var result = operand.Evaluate(context);
        return !result.Succeeded || result.Value.Kind == DataKind.Boolean
            ? result
            : context.WrongKind(operand, result.Value, isAnd ? "'&&'" : "'||'", "booleans");
    }
}
