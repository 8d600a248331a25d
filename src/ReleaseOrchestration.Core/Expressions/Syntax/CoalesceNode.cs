using ReleaseOrchestration.Core.Expressions.Typing;
using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary><c>coalesce(x, y, …)</c>: the first that is not null. One that is missing is a failure.</summary>
internal sealed class CoalesceNode(int start, int end, ImmutableArray<Node> values) : Node(start, end)
{
    public override StaticType Infer(TypingContext typing)
    {
        var types = values.Select(value => value.Infer(typing)).ToList();
        return types.SkipLast(1).Aggregate(types[^1], (all, type) => type.Kinds == Kinds.Null ? all : type.Without(Kinds.Null).Or(all));
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        foreach (var value in values)
        {
            var result = value.Evaluate(context);
            if (!result.Succeeded || !result.Value.IsNull)
            {
                return result;
            }
        }

        return Evaluation.Success(DataValue.Null);
    }
}
