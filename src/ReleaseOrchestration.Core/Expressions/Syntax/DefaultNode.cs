using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>default(x, y)</c>: y where x is missing or null. Any other failure of x stands.</summary>
internal sealed class DefaultNode(int start, int end, Node value, Node otherwise) : Node(start, end)
{
    public override StaticType Infer(TypingContext typing)
    {
        var (first, second) = (value.Infer(typing), otherwise.Infer(typing));
        return first.Kinds == Kinds.Null ? second : first.Without(Kinds.Null).Or(second);
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var result = value.Evaluate(context);
        var isMissing = result.Succeeded
            ? result.Value.IsNull
            : result.Failure.Code is ExpressionCodes.Missing or ExpressionCodes.MissingMember;
        return isMissing ? otherwise.Evaluate(context) : result;
    }
}
