using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>One evaluation: the scope, the text for messages, and what is left of the budget.</summary>
internal sealed class EvaluationContext(IExpressionScope scope, string source)
{
    private const int CharactersPerStep = 64;
    private int _steps;

    public IExpressionScope Scope => scope;

    /// <summary>Takes steps from the budget; false when it is used up.</summary>
    public bool Spend(int steps) => (_steps = Math.Min(_steps + steps, ExpressionLimits.Steps + 1)) <= ExpressionLimits.Steps;

    /// <summary>Takes the steps for reading a text once.</summary>
    public bool SpendText(string text) => Spend(text.Length / CharactersPerStep);

    public Evaluation TooCostly() => Fail(ExpressionCodes.TooCostly, $"The expression takes more than {ExpressionLimits.Steps:N0} steps. Make its lists or texts shorter.");

    public Evaluation TooLarge() => Fail(ExpressionCodes.TooLarge, "The value is longer than 64 KiB of text. Pass large data by reference, as a file or an artifact.");

    /// <summary>A text that was put together, if it is within the limits.</summary>
    public Evaluation Text(string text)
    {
        if (ExpressionLimits.Exceeds(text, ExpressionLimits.TextBytes))
        {
            return TooLarge();
        }

        return SpendText(text) ? Evaluation.Success(DataValue.Of(text)) : TooCostly();
    }

    /// <summary>The result of the whole, if it is within the limits.</summary>
    public Evaluation Result(DataValue value) => Conversion.Check(value) is { } code
        ? code == ExpressionCodes.TooLarge ? TooLarge() : TooDeep()
        : Evaluation.Success(value);

    public Evaluation TooDeep() => Fail(ExpressionCodes.ValueTooDeep, $"The value is nested more than {ExpressionLimits.Depth} deep.");

    /// <summary>An operand of a kind that the operator or function does not take. What comes of an unknown operand is unknown too.</summary>
    public Evaluation WrongKind(Node operand, DataValue value, string taker, string wanted) => value.Kind switch
    {
        DataKind.Unknown => Evaluation.Success(value),
        DataKind.Secret => SecretUse(operand, taker),
        _ => Fail(ExpressionCodes.WrongKind, $"{Describe(operand)} is {Conversion.Describe(value)}; {taker} takes {wanted}.", operand),
    };

    public Evaluation SecretUse(Node operand, string taker) => Fail(
        ExpressionCodes.SecretUse,
        $"{Describe(operand)} is or holds a secret; {taker} cannot use it. A secret can only be passed on whole, as the only expression of a value.",
        operand);

    public Evaluation Fail(string code, string message, Node? culprit = null) =>
        Evaluation.Failed(new ExpressionFailure(code, message, culprit?.Subject?.Reference));

    /// <summary>The text of a node as its author wrote it, and where its value comes from.</summary>
    public string Describe(Node node)
    {
        var text = $"'{Conversion.Shorten(source[node.Start..node.End])}'";
        var origin = node.Subject is { } subject ? scope.Find(subject.Reference).Origin : null;
        return string.IsNullOrEmpty(origin) ? text : $"{text} ({origin})";
    }
}
