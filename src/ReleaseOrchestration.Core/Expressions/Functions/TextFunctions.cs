using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>Functions of texts; they compare by character codes and know no culture.</summary>
internal static class TextFunctions
{
    public static Evaluation StartsWith(Invocation call) =>
        call.RequireTexts() ?? Evaluation.Success(DataValue.Of(call[0].Text.StartsWith(call[1].Text, StringComparison.Ordinal)));

    public static Evaluation EndsWith(Invocation call) =>
        call.RequireTexts() ?? Evaluation.Success(DataValue.Of(call[0].Text.EndsWith(call[1].Text, StringComparison.Ordinal)));

    public static Evaluation Lower(Invocation call) => call.RequireTexts() ?? call.Context.Text(call[0].Text.ToLowerInvariant());

    public static Evaluation Upper(Invocation call) => call.RequireTexts() ?? call.Context.Text(call[0].Text.ToUpperInvariant());

    public static Evaluation Trim(Invocation call) => call.RequireTexts() ?? call.Context.Text(call[0].Text.Trim());

    public static Evaluation Split(Invocation call)
    {
        if (call.RequireTexts() is { } failure)
        {
            return failure;
        }

        if (call[1].Text.Length == 0)
        {
            return call.Context.Fail(ExpressionCodes.WrongKind, "'split' needs a separator of at least one character.", call.Node(1));
        }

        var parts = call[0].Text.Split(call[1].Text);
        return call.Context.Spend(parts.Length)
            ? Evaluation.Success(DataValue.Of(parts.Select(DataValue.Of)))
            : call.Context.TooCostly();
    }
}
