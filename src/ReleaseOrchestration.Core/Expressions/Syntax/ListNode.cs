using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A list of given elements: <c>['staging', 'production']</c>.</summary>
internal sealed class ListNode(int start, int end, ImmutableArray<Node> items) : Node(start, end)
{
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
