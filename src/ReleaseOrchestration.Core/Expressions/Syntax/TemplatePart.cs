using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A piece of a template: a constant text, or an expression.</summary>
internal readonly record struct TemplatePart(string Text, Node? Node)
{
    public static TemplatePart Constant(string text) => new(text, Node: null);

    public static TemplatePart Of(Node node) => new(string.Empty, node);

    /// <summary>The piece as text.</summary>
    public Evaluation Evaluate(EvaluationContext context)
    {
        if (Node is null)
        {
            return Evaluation.Success(DataValue.Of(Text));
        }

        var result = Node.Evaluate(context);
        return result.Succeeded ? Conversion.ToText(context, Node, result.Value) : result;
    }
}
