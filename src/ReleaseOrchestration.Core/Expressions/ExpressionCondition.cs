using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>Evaluates what has to be true or false: <c>if</c>, <c>check</c>, <c>required</c>.</summary>
public static class ExpressionCondition
{
    /// <summary>The boolean value of a text that is one expression; anything else is a failure. A plan goes on where only the future tells: the unknown is true.</summary>
    public static Evaluation EvaluateBoolean(string text, IExpressionScope scope)
    {
        var parse = Expression.Parse(text);
        if (!parse.Succeeded)
        {
            var problem = parse.Problems[0];
            return Evaluation.Failed(new ExpressionFailure(problem.Code, $"'{Shorten(text)}' is no expression: {problem.Message}"));
        }

        var result = parse.Expression.Evaluate(scope);
        if (result is { Succeeded: true, Value.Kind: DataKind.Unknown })
        {
            return Evaluation.Success(DataValue.True);
        }

        return result is { Succeeded: true, Value.Kind: not DataKind.Boolean }
            ? Evaluation.Failed(NotBoolean(text, result.Value))
            : result;
    }

    private static ExpressionFailure NotBoolean(string text, DataValue value) => new(
        ExpressionCodes.NotBoolean,
        $"The condition '{Shorten(text)}' is {Conversion.Describe(value)}; a condition is true or false. Compare it with something, as in x == 'y'.");

    private static string Shorten(string text) => Conversion.Shorten(text.Trim());
}
