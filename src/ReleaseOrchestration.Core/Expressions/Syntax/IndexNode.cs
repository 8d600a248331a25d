using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>An element of a list or an entry of a map: <c>x[0]</c>, <c>x['name']</c>.</summary>
internal sealed class IndexNode(Node target, Node index, int end) : Node(target.Start, end)
{
    public override ReferenceNode? Subject => target.Subject;

    public override StaticType Infer(TypingContext typing)
    {
        var (of, at) = (target.Infer(typing), index.Infer(typing));
        var isIndex = typing.Demand(index, at, Kinds.Number | Kinds.Text, "an index", "a whole number or a text");
        var isNumber = !at.MayBe(Kinds.Text);
        return isIndex && typing.Demand(target, of, Wanted(at) | Kinds.Null, "an index", isNumber ? "a list" : at.MayBe(Kinds.Number) ? "a list or a map" : "a map") && isNumber && of.Items is { } items ? items with { Origin = of.Origin } : StaticType.Unknown;
    }

    private static Kinds Wanted(StaticType at) => (at.MayBe(Kinds.Number) ? Kinds.List : Kinds.None) | (at.MayBe(Kinds.Text) ? Kinds.Map : Kinds.None);

    protected override Evaluation Compute(EvaluationContext context)
    {
        var of = target.Evaluate(context);
        if (!of.Succeeded)
        {
            return of;
        }

        var at = index.Evaluate(context);
        if (!at.Succeeded)
        {
            return at;
        }

        return at.Value.Kind switch
        {
            DataKind.Text => Members.Find(context, target, of.Value, at.Value.Text),
            DataKind.Number when decimal.IsInteger(at.Value.Number) => Members.Find(context, target, of.Value, at.Value.Number),
            DataKind.Number => context.Fail(ExpressionCodes.WrongKind, $"{context.Describe(index)} is {at.Value}; an index is a whole number.", index),
            _ => context.WrongKind(index, at.Value, "an index", "a whole number or a text"),
        };
    }
}
