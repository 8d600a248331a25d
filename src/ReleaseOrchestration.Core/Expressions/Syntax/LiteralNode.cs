using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class LiteralNode(int start, int end, DataValue value) : Node(start, end)
{
    public DataValue Value => value;

    protected override Evaluation Compute(EvaluationContext context) => Evaluation.Success(value);
}
