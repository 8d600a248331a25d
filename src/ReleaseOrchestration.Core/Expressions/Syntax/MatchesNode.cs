using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>matches(text, pattern)</c>: whether the pattern is found anywhere in the text; a constant pattern is compiled once.</summary>
internal sealed class MatchesNode(int start, int end, Node subject, Node pattern, MatchPattern? compiled) : Node(start, end)
{
    private const string Taker = "'matches'";
    private const int CompileSteps = 300;

    public override StaticType Infer(TypingContext typing)
    {
        typing.Demand(subject, subject.Infer(typing), Kinds.Text, "`matches`", "a text and a pattern");
        typing.Demand(pattern, pattern.Infer(typing), Kinds.Text, "`matches`", "a text as its pattern");
        return StaticType.Boolean;
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var text = subject.Evaluate(context);
        if (!text.Succeeded)
        {
            return text;
        }

        var source = pattern.Evaluate(context);
        if (!source.Succeeded)
        {
            return source;
        }

        if (text.Value.Kind != DataKind.Text)
        {
            return context.WrongKind(subject, text.Value, Taker, "a text and a pattern");
        }

        return source.Value.Kind == DataKind.Text
            ? Match(context, text.Value.Text, source.Value.Text)
            : context.WrongKind(pattern, source.Value, Taker, "a text as its pattern");
    }

    private Evaluation Match(EvaluationContext context, string text, string source)
    {
        if (text.Length > ExpressionLimits.MatchedLength)
        {
            return context.Fail(ExpressionCodes.TooLarge, $"{context.Describe(subject)} has more than {ExpressionLimits.MatchedLength:N0} characters; {Taker} takes no more.", subject);
        }

        if (compiled is null && !context.Spend(CompileSteps))
        {
            return context.TooCostly();
        }

        var matcher = compiled ?? MatchPattern.Create(source);
        if (matcher.Regex is { } regex)
        {
            return context.Spend(matcher.Steps(text)) ? Evaluation.Success(DataValue.Of(regex.IsMatch(text))) : context.TooCostly();
        }

        return context.Fail(ExpressionCodes.InvalidComputedPattern, $"{context.Describe(pattern)}: {matcher.Problem} {MatchPattern.Fix}", pattern);
    }
}
