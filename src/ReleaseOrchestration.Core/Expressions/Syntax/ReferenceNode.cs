using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class ReferenceNode(int start, int end, Reference reference) : Node(start, end)
{
    public Reference Reference => reference;

    public override ReferenceNode Subject => this;

    public override StaticType Infer(TypingContext typing) => typing.Find(reference);

    protected override Evaluation Compute(EvaluationContext context)
    {
        var found = context.Scope.Find(reference);
        return found.IsFound ? Evaluation.Success(found.Value) : Evaluation.Failed(Missing(found.Origin));
    }

    private ExpressionFailure Missing(string? reason) => new(
        ExpressionCodes.Missing,
        string.IsNullOrEmpty(reason) ? $"{reference} has no value." : $"{reference} has no value: {reason}{(reason.EndsWith('.') ? string.Empty : ".")}",
        reference);
}
