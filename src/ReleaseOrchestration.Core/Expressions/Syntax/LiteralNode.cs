using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class LiteralNode(int start, int end, DataValue value) : Node(start, end)
{
    public DataValue Value => value;

    public override StaticType Infer(TypingContext typing) => StaticType.Of(value);

    protected override Evaluation Compute(EvaluationContext context) => Evaluation.Success(value);
}
