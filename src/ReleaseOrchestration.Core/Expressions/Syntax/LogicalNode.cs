using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>&amp;&amp;</c> and <c>||</c>; the right side is evaluated only where it decides.</summary>
internal sealed class LogicalNode(Node left, Node right, bool isAnd) : Node(left.Start, right.End)
{
    public override StaticType Infer(TypingContext typing)
    {
        var taker = isAnd ? "`&&`" : "`||`";
        typing.Demand(left, left.Infer(typing), Kinds.Boolean, taker, "booleans");
        typing.Demand(right, right.Infer(typing), Kinds.Boolean, taker, "booleans");
        return StaticType.Boolean;
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var first = Boolean(context, left);
        if (first is { Succeeded: true, Value.Kind: DataKind.Unknown })
        {
            return BesideUnknown(first, Boolean(context, right));
        }

        return first.Succeeded && first.Value.Boolean == isAnd ? Boolean(context, right) : first;
    }

    // false && x is false and true || x is true, whatever x is.
    private Evaluation BesideUnknown(Evaluation unknown, Evaluation other) =>
        !other.Succeeded || (other.Value.Kind == DataKind.Boolean && other.Value.Boolean != isAnd) ? other : unknown;

    private Evaluation Boolean(EvaluationContext context, Node operand)
    {
        var result = operand.Evaluate(context);
        return !result.Succeeded || result.Value.Kind == DataKind.Boolean
            ? result
            : context.WrongKind(operand, result.Value, isAnd ? "'&&'" : "'||'", "booleans");
    }
}
