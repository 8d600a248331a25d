using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Arithmetic of decimals in which a number out of range is a failure, not an exception.</summary>
internal static class Arithmetic
{
    public static Evaluation Apply(EvaluationContext context, Node node, TokenKind kind, decimal left, decimal right)
    {
        if (right == 0 && kind is TokenKind.Slash or TokenKind.Percent)
        {
            return context.Fail(ExpressionCodes.Arithmetic, $"{context.Describe(node)} divides by zero.", node);
        }

        try
        {
            return Evaluation.Success(DataValue.Of(kind switch
            {
                TokenKind.Plus => left + right,
                TokenKind.Minus => left - right,
                TokenKind.Star => left * right,
                TokenKind.Slash => left / right,
                _ => left % right,
            }));
        }
        catch (OverflowException)
        {
            return context.Fail(ExpressionCodes.Arithmetic, $"{context.Describe(node)} is out of range; numbers have up to 28 digits.", node);
        }
    }
}
