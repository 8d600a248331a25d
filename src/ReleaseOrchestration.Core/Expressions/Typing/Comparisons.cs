using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>Comparisons that are decided before anything runs.</summary>
internal sealed class Comparisons(TypingContext typing, Node comparison, bool isNegated)
{
    private string Always => isNegated ? "true" : "false";

    public void Check(Node left, StaticType first, Node right, StaticType second)
    {
        var taker = isNegated ? "`!=`" : "`==`";
        if (Secret(left, first, taker) || Secret(right, second, taker))
        {
            return;
        }

        if (!first.MayBe(second.Kinds))
        {
            Kinds(left, first, right, second);
        }
        else if (right is LiteralNode { Value: { Kind: DataKind.Text } wanted })
        {
            Allowed(left, first, wanted);
        }
        else if (left is LiteralNode { Value: { Kind: DataKind.Text } value })
        {
            Allowed(right, second, value);
        }
    }

    private bool Secret(Node operand, StaticType type, string taker)
    {
        if (type.Kinds != Typing.Kinds.Secret)
        {
            return false;
        }

        typing.Secret(operand, type, taker);
        return true;
    }

    private void Kinds(Node left, StaticType first, Node right, StaticType second)
    {
        var isNull = first.Kinds == Typing.Kinds.Null || second.Kinds == Typing.Kinds.Null;
        typing.Warn(
            comparison,
            $"{typing.Describe(left, first)} is {first} and {typing.Describe(right, second)} is {second}, so this comparison is always {Always}.",
            isNull ? "What was not given is missing, not null: write `default(x, '') == ''`." : "Compare values of one kind; a number stands without quotes.");
    }

    private void Allowed(Node node, StaticType type, DataValue wanted)
    {
        if (type.Allowed.IsEmpty || type.Allowed.Contains(wanted))
        {
            return;
        }

        var known = type.Allowed.Select(value => value.ToString()).ToList();
        typing.Warn(
            comparison,
            $"{typing.Describe(node, type)} is never `{Conversion.Shorten(wanted.Text)}`, so this comparison is always {Always}.",
            Suggestion.For(wanted.Text, known, $"It is one of: {string.Join(", ", known)}."));
    }
}
