using ReleaseOrchestration.Core.Expressions.Typing;
using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A list of given elements: <c>['staging', 'production']</c>.</summary>
internal sealed class ListNode(int start, int end, ImmutableArray<Node> items) : Node(start, end)
{
    public override StaticType Infer(TypingContext typing) =>
        new(Kinds.List) { Items = items.Select(item => item.Infer(typing)).Aggregate((StaticType?)null, (all, item) => all?.Or(item) ?? item) };

    protected override Evaluation Compute(EvaluationContext context)
    {
        var values = ImmutableArray.CreateBuilder<DataValue>(items.Length);
        foreach (var item in items)
        {
            var result = item.Evaluate(context);
            if (!result.Succeeded)
            {
                return result;
            }

            values.Add(result.Value);
        }

        return Evaluation.Success(DataValue.Of(values.MoveToImmutable()));
    }
}
